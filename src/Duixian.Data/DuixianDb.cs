using Duixian.Data.Accounts;
using Duixian.Data.Audit;
using Duixian.Data.Conventions;
using Duixian.Data.Directory;
using Duixian.Data.Dispatch;
using Duixian.Data.Evidence;
using Duixian.Data.Ledger;
using Duixian.Data.Plans;
using Duixian.Data.Projects;
using Duixian.Data.Registers;
using Duixian.Data.Reminders;
using Duixian.Data.Rollups;
using Duixian.Data.Shares;
using Duixian.Domain.Directory;
using Duixian.Domain.Dispatch;
using Duixian.Domain.Evidence;
using Duixian.Domain.Plans;
using Duixian.Domain.Procedures;
using Duixian.Domain.Projects;
using Duixian.Domain.Registers;
using Duixian.Domain.Reminders;
using Duixian.Domain.Shares;
using Duixian.Domain.Standings;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace Duixian.Data;

/// <summary>All tables. Writing happens in one place: <see cref="SaveAsync"/>.</summary>
/// <param name="watcher">Where pages are kept; commands run without.</param>
/// <param name="guard">What holds this database against the published log.</param>
public sealed partial class DuixianDb(DbContextOptions<DuixianDb> options, Dialect dialect, WriteGate gate, TimeProvider time, IActsWatcher? watcher = null, IActsGuard? guard = null)
    : IdentityUserContext<Account, Guid>(options), IDataProtectionKeyContext
{
    public DbSet<Office> Offices => Set<Office>();

    public DbSet<Region> Regions => Set<Region>();

    public DbSet<AssessmentUnit> Units => Set<AssessmentUnit>();

    public DbSet<Person> People => Set<Person>();

    public DbSet<Delegation> Delegations => Set<Delegation>();

    public DbSet<AuditEvent> AuditEvents => Set<AuditEvent>();

    public DbSet<AuditHead> AuditHead => Set<AuditHead>();

    public DbSet<SourceDocument> Documents => Set<SourceDocument>();

    public DbSet<Draft> Drafts => Set<Draft>();

    public DbSet<Plan> Plans => Set<Plan>();

    public DbSet<PlanSummary> PlanSummaries => Set<PlanSummary>();

    public DbSet<ListLine> ListLines => Set<ListLine>();

    public DbSet<Decomposition> Decompositions => Set<Decomposition>();

    public DbSet<ShareSummary> ShareSummaries => Set<ShareSummary>();

    public DbSet<ShareLine> ShareLines => Set<ShareLine>();

    public DbSet<Register> Registers => Set<Register>();

    public DbSet<RegisterRow> RegisterRows => Set<RegisterRow>();

    public DbSet<RegisterRowChange> RegisterRowChanges => Set<RegisterRowChange>();

    public DbSet<FigureSource> FigureSources => Set<FigureSource>();

    public DbSet<RegisterTally> RegisterTallies => Set<RegisterTally>();

    public DbSet<Project> Projects => Set<Project>();

    public DbSet<ProjectProcedures> ProjectProcedures => Set<ProjectProcedures>();

    public DbSet<ProcedureStepProgress> ProcedureSteps => Set<ProcedureStepProgress>();

    public DbSet<StageChange> StageChanges => Set<StageChange>();

    public DbSet<StartBatch> StartBatches => Set<StartBatch>();

    public DbSet<ProjectYear> ProjectYears => Set<ProjectYear>();

    public DbSet<ProjectContact> ProjectContacts => Set<ProjectContact>();

    public DbSet<ProjectSource> ProjectSources => Set<ProjectSource>();

    public DbSet<ProjectOutlook> ProjectOutlooks => Set<ProjectOutlook>();

    public DbSet<ColumnMemory> ColumnMemories => Set<ColumnMemory>();

    public DbSet<ProjectView> ProjectViews => Set<ProjectView>();

    public DbSet<DispatchRound> Rounds => Set<DispatchRound>();

    public DbSet<ProgressReport> Reports => Set<ProgressReport>();

    public DbSet<UnitApproval> UnitApprovals => Set<UnitApproval>();

    public DbSet<SheetDraft> SheetDrafts => Set<SheetDraft>();

    public DbSet<Correction> Corrections => Set<Correction>();

    public DbSet<EvidenceFile> EvidenceFiles => Set<EvidenceFile>();

    public DbSet<ReminderChannel> ReminderChannels => Set<ReminderChannel>();

    public DbSet<CalendarFeed> CalendarFeeds => Set<CalendarFeed>();

    public DbSet<JobLease> JobLeases => Set<JobLease>();

    public DbSet<DigestSent> DigestsSent => Set<DigestSent>();

    public DbSet<FigurePoint> FigurePoints => Set<FigurePoint>();

    public DbSet<PartyStanding> PartyStandings => Set<PartyStanding>();

    public DbSet<IndicatorStanding> IndicatorStandings => Set<IndicatorStanding>();

    public DbSet<ItemStanding> ItemStandings => Set<ItemStanding>();

    public DbSet<StandingTally> StandingTallies => Set<StandingTally>();

    public DbSet<PlanStanding> PlanStandings => Set<PlanStanding>();

    public DbSet<ScheduleChange> ScheduleChanges => Set<ScheduleChange>();

    public DbSet<JudgedPoint> JudgedPoints => Set<JudgedPoint>();

    public DbSet<PastResult> PastResults => Set<PastResult>();

    public DbSet<ActRow> Acts => Set<ActRow>();

    public DbSet<LedgerEntry> LedgerEntries => Set<LedgerEntry>();

    public DbSet<LedgerPrivate> LedgerPrivate => Set<LedgerPrivate>();

    public DbSet<LedgerStreamHead> LedgerStreams => Set<LedgerStreamHead>();

    public DbSet<LedgerHead> LedgerHead => Set<LedgerHead>();

    public DbSet<LogHead> LogHeads => Set<LogHead>();

    /// <summary>Opens a reader's transaction in which several questions see one and the same moment.</summary>
    internal System.Data.IsolationLevel OneView => dialect.OneView;

    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    public DbSet<Session> Sessions => Set<Session>();

    public DbSet<SignInFailure> SignInFailures => Set<SignInFailure>();

    public DbSet<Activation> Activations => Set<Activation>();

    public DbSet<OldPassword> OldPasswords => Set<OldPassword>();

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        configurationBuilder.UseHouseConventions(dialect);
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.MapAccounts();
        builder.MapLedger();
        builder.MapDirectory();
        builder.MapAudit();
        builder.MapPlans();
        builder.MapShares();
        builder.MapRegisters();
        builder.MapProjects();
        builder.MapProcedures();
        builder.MapDispatch();
        builder.MapSheets();
        builder.MapEvidence();
        builder.MapReminders();
        builder.MapStandings();
        builder.MapProjections();
        builder.UseSnakeCase();
    }
}
