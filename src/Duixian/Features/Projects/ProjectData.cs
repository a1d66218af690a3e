using Duixian.Domain.Procedures;
using Duixian.Domain.Projects;

namespace Duixian.Features.Projects;

/// <summary>What an operator may lay down about key projects: stages with their gates, and templates of procedures; else what the program comes with.</summary>
internal static class ProjectData
{
    public static StagePath Stages(string file)
    {
        if (file.Length == 0) { return StagePath.Shipped; }
        using var text = new StreamReader(file);
        return StagePath.Read(text);
    }

    public static ProcedureTemplates Procedures(string file)
    {
        if (file.Length == 0) { return ProcedureTemplates.Shipped; }
        using var text = new StreamReader(file);
        return ProcedureTemplates.Shipped.With(text).Value;   // looked through when the settings were
    }

    /// <summary>What is wrong with a file of stages; null where nothing is.</summary>
    public static string? StagesFault(string file)
    {
        if (!File.Exists(file)) { return "Duixian:Stages names a file that is not there."; }
        try
        {
            Stages(file);
            return null;
        }
        catch (FormatException unread) { return $"Duixian:Stages holds a line that is not understood: {unread.Message}"; }
    }

    /// <summary>What is wrong with a file of templates; null where nothing is.</summary>
    public static string? ProceduresFault(string file)
    {
        if (!File.Exists(file)) { return "Duixian:Procedures names a file that is not there."; }
        using var text = new StreamReader(file);
        return ProcedureTemplates.Shipped.With(text).Refusal is { } refusal ? $"Duixian:Procedures: {refusal.Code} {string.Join(' ', refusal.Arguments)}" : null;
    }
}
