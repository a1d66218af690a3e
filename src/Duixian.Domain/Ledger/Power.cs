namespace Duixian.Domain.Ledger;

/// <summary>A thing one may be allowed to do. Whose object it is (own county or another's) is asked apart from it: <see cref="Actor.MayTouch"/>.</summary>
public enum Power
{
    /// <summary>See drafts and desk lists.</summary>
    SeeDrafts,

    /// <summary>Upload, edit and accept drafts.</summary>
    CheckDrafts,

    /// <summary>Put a draft before the public.</summary>
    Publish,

    /// <summary>Look at regions, units and offices on the desk.</summary>
    SeeDirectory,

    /// <summary>Import and change regions, units and offices.</summary>
    KeepDirectory,

    /// <summary>See who works where.</summary>
    SeePeople,

    /// <summary>Enter people, posts and hand-overs; nobody gets in by this alone.</summary>
    ManagePeople,

    /// <summary>Let people in, shut them out, end their sessions.</summary>
    ActivatePeople,

    /// <summary>Lend the powers of one's own post.</summary>
    LendPost,

    /// <summary>Read who did what.</summary>
    ReadAudit,

    /// <summary>See how targets are split.</summary>
    SeeShares,

    /// <summary>Split targets and issue the shares.</summary>
    Decompose,

    /// <summary>Confirm issued shares.</summary>
    ConfirmShares,

    /// <summary>See registers: one's own county's rows, or all.</summary>
    SeeRegisters,

    /// <summary>Open, describe and close registers; settle doubles.</summary>
    KeepRegisters,

    /// <summary>Add and change rows of one's own county, or of all.</summary>
    EditRegisterRows,

    /// <summary>See rounds and sheets: one's own unit's, or all.</summary>
    SeeSheets,

    /// <summary>Fill sheets of one's own unit; the delivery office also for another, marked so.</summary>
    FillSheets,

    /// <summary>Stand behind what one's own unit files.</summary>
    ApproveSheets,

    /// <summary>Accept and return what was filed; decide on corrections proposed by others.</summary>
    ReviewReports,

    /// <summary>Open and close rounds, keep their calendar and reminders.</summary>
    KeepRounds,

    /// <summary>Choose light rules, plan curves, ask for a changed schedule.</summary>
    KeepJudging,

    /// <summary>Allow a changed schedule and excuse a light.</summary>
    ApproveJudging,

    /// <summary>Add evidence to one's own figures and grade what was added.</summary>
    AddEvidence,

    /// <summary>Put evidence before the public.</summary>
    ReleaseEvidence,

    /// <summary>Give verdicts and close a year.</summary>
    CloseYear,

    /// <summary>See the library of key projects: one's own county's, or all.</summary>
    SeeProjects,

    /// <summary>Change projects of one's own county, their procedures and stages, or of all.</summary>
    EditProjects,

    /// <summary>Import, list, freeze and publish projects; keep batches and views of all.</summary>
    KeepProjects,

    /// <summary>Allow what goes against the order of stages.</summary>
    ApproveProjects,
}

/// <summary>Which role may do what; the one table, and the authorization test holds every route against it.</summary>
internal static class Powers
{
    public static bool Has(Role? role, Power power) => power switch
    {
        Power.SeeDrafts => role is Role.DeliveryOfficer or Role.Reviewer or Role.Leader,
        Power.CheckDrafts or Power.Publish or Power.KeepDirectory or Power.Decompose or Power.KeepRegisters or Power.KeepProjects => role is Role.DeliveryOfficer,
        Power.SeeDirectory => role is not (null or Role.Auditor),
        Power.SeePeople => role is Role.DeliveryOfficer or Role.SystemAdministrator or Role.SecurityAdministrator,
        Power.ManagePeople => role is Role.DeliveryOfficer or Role.SystemAdministrator,
        Power.ActivatePeople => role is Role.SecurityAdministrator,
        Power.ReadAudit => role is Role.Auditor,
        Power.LendPost or Power.SeeShares or Power.SeeRegisters or Power.SeeSheets or Power.SeeProjects => role is Role.Reporter or Role.UnitApprover or Role.Reviewer or Role.DeliveryOfficer or Role.Leader,
        Power.ConfirmShares => role is Role.Leader,
        Power.FillSheets or Power.AddEvidence => role is Role.Reporter or Role.UnitApprover or Role.DeliveryOfficer,
        Power.ApproveSheets => role is Role.UnitApprover,
        Power.ReviewReports => role is Role.Reviewer or Role.DeliveryOfficer,
        Power.KeepRounds or Power.KeepJudging or Power.ReleaseEvidence or Power.CloseYear => role is Role.DeliveryOfficer,
        Power.ApproveJudging or Power.ApproveProjects => role is Role.Leader,
        Power.EditRegisterRows or Power.EditProjects => role is Role.Reporter or Role.UnitApprover or Role.DeliveryOfficer,
        _ => false,
    };
}
