using Duixian.Domain.Procedures;

namespace Duixian.Features.Projects.Procedures;

/// <summary>What can be said of a step where it stands now.</summary>
internal static class StepActions
{
    /// <summary>The likeliest first.</summary>
    public static IReadOnlyList<StepAction> Of(StepForecast step, ProcedureTemplate template) => step.Progress.State switch
    {
        StepState.Waiting => [StepAction.Accept, StepAction.Finish, StepAction.Promise, .. Deferrable(step, template), StepAction.Exempt],
        StepState.Deferred => [StepAction.Accept, StepAction.Finish, StepAction.Promise, StepAction.Defer, StepAction.Exempt, StepAction.TakeBack],
        StepState.InHand => [StepAction.Finish, StepAction.Stop, StepAction.Promise, StepAction.Exempt, StepAction.TakeBack],
        StepState.Stopped => [StepAction.Resume, StepAction.Finish, StepAction.Promise, StepAction.Exempt, StepAction.TakeBack],
        _ => [StepAction.TakeBack],
    };

    /// <summary>Whether a hard prerequisite is open, so that finishing wants a reason.</summary>
    public static bool WantsOrderReason(ProcedureStep step, ProjectProcedures procedures) =>
        step.Needs.Any(n => n.Kind == PrerequisiteKind.Hard && procedures.Find(n.Step) is { IsSettled: false });

    private static StepAction[] Deferrable(StepForecast step, ProcedureTemplate template) =>
        template.Steps.Any(s => s.Needs.Any(n => n.Step == step.Step.Code && n.Kind == PrerequisiteKind.Deferrable)) ? [StepAction.Defer] : [];
}
