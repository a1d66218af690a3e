using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Duixian.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class MonthlyRound : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "calendar_feed",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    token_hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    account = table.Column<Guid>(type: "TEXT", nullable: false),
                    office = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    made_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    revoked_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    revision = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_calendar_feed", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "correction",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    year = table.Column<int>(type: "INTEGER", nullable: false),
                    plan = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    item = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    indicator = table.Column<int>(type: "INTEGER", nullable: false),
                    party = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    as_of = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    old = table.Column<string>(type: "TEXT", nullable: false),
                    @new = table.Column<string>(name: "new", type: "TEXT", nullable: false),
                    reason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    state = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    proposed_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    proposed_by = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    proposer = table.Column<Guid>(type: "TEXT", nullable: true),
                    decided_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    decided_by = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    decider = table.Column<Guid>(type: "TEXT", nullable: true),
                    refused_reason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    revision = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_correction", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "digest_sent",
                columns: table => new
                {
                    key = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    party = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    state = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    tries = table.Column<int>(type: "INTEGER", nullable: false),
                    fence = table.Column<long>(type: "INTEGER", nullable: false),
                    fault = table.Column<string>(type: "TEXT", maxLength: 300, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_digest_sent", x => x.key);
                });

            migrationBuilder.CreateTable(
                name: "dispatch_round",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    year = table.Column<int>(type: "INTEGER", nullable: false),
                    plan = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    cycle = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    period_code = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false),
                    from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    to = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    opens = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    due = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    grace = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    closes = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    title = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    scope = table.Column<string>(type: "TEXT", nullable: false),
                    cells = table.Column<int>(type: "INTEGER", nullable: false),
                    parties = table.Column<int>(type: "INTEGER", nullable: false),
                    approved_by = table.Column<string>(type: "TEXT", maxLength: 300, nullable: true),
                    why_twice = table.Column<string>(type: "TEXT", maxLength: 300, nullable: true),
                    opened_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    closed_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    revision = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_dispatch_round", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "figure_point",
                columns: table => new
                {
                    year = table.Column<int>(type: "INTEGER", nullable: false),
                    plan = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    item = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    indicator = table.Column<int>(type: "INTEGER", nullable: false),
                    party = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    as_of = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    round = table.Column<int>(type: "INTEGER", nullable: false),
                    figure = table.Column<string>(type: "TEXT", nullable: false),
                    unchanged = table.Column<bool>(type: "INTEGER", nullable: false),
                    explanation = table.Column<string>(type: "TEXT", nullable: true),
                    grade = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    proxy = table.Column<bool>(type: "INTEGER", nullable: false),
                    late = table.Column<bool>(type: "INTEGER", nullable: false),
                    first = table.Column<string>(type: "TEXT", nullable: true),
                    correction_reason = table.Column<string>(type: "TEXT", nullable: true),
                    corrected_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    entry = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_figure_point", x => new { x.year, x.plan, x.item, x.indicator, x.party, x.as_of });
                });

            migrationBuilder.CreateTable(
                name: "indicator_standing",
                columns: table => new
                {
                    year = table.Column<int>(type: "INTEGER", nullable: false),
                    plan = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    item = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    indicator = table.Column<int>(type: "INTEGER", nullable: false),
                    figure = table.Column<string>(type: "TEXT", nullable: false),
                    reported = table.Column<int>(type: "INTEGER", nullable: false),
                    parties = table.Column<int>(type: "INTEGER", nullable: false),
                    measure = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    base_unit = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    promise = table.Column<string>(type: "TEXT", nullable: false),
                    target = table.Column<long>(type: "INTEGER", nullable: true),
                    shared = table.Column<bool>(type: "INTEGER", nullable: false),
                    additive = table.Column<bool>(type: "INTEGER", nullable: false),
                    rule = table.Column<string>(type: "TEXT", nullable: true),
                    excuse = table.Column<string>(type: "TEXT", nullable: true),
                    schedule_version = table.Column<int>(type: "INTEGER", nullable: false),
                    curve = table.Column<string>(type: "TEXT", nullable: false),
                    first_curve = table.Column<string>(type: "TEXT", nullable: false),
                    due = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    first_due = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    explanation = table.Column<string>(type: "TEXT", nullable: true),
                    as_of = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    judged_for = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    rate = table.Column<string>(type: "TEXT", nullable: true),
                    schedule = table.Column<string>(type: "TEXT", nullable: true),
                    points_ahead = table.Column<long>(type: "INTEGER", nullable: true),
                    light = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    light_since = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    periods_behind = table.Column<int>(type: "INTEGER", nullable: false),
                    periods_closed = table.Column<int>(type: "INTEGER", nullable: false),
                    periods_earlier = table.Column<int>(type: "INTEGER", nullable: false),
                    inputs = table.Column<string>(type: "TEXT", nullable: false),
                    clause = table.Column<int>(type: "INTEGER", nullable: true),
                    excused = table.Column<bool>(type: "INTEGER", nullable: false),
                    withdrawn = table.Column<bool>(type: "INTEGER", nullable: false),
                    done = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_indicator_standing", x => new { x.year, x.plan, x.item, x.indicator });
                });

            migrationBuilder.CreateTable(
                name: "item_standing",
                columns: table => new
                {
                    year = table.Column<int>(type: "INTEGER", nullable: false),
                    plan = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    item = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    position = table.Column<int>(type: "INTEGER", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    lead = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    lead_name = table.Column<string>(type: "TEXT", nullable: true),
                    due = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    worst = table.Column<int>(type: "INTEGER", nullable: false),
                    parts = table.Column<int>(type: "INTEGER", nullable: false),
                    parts_done = table.Column<int>(type: "INTEGER", nullable: false),
                    verdict = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    verdict_reason = table.Column<string>(type: "TEXT", nullable: true),
                    as_of = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    judged_for = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    rate = table.Column<string>(type: "TEXT", nullable: true),
                    schedule = table.Column<string>(type: "TEXT", nullable: true),
                    points_ahead = table.Column<long>(type: "INTEGER", nullable: true),
                    light = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    light_since = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    periods_behind = table.Column<int>(type: "INTEGER", nullable: false),
                    periods_closed = table.Column<int>(type: "INTEGER", nullable: false),
                    periods_earlier = table.Column<int>(type: "INTEGER", nullable: false),
                    inputs = table.Column<string>(type: "TEXT", nullable: false),
                    clause = table.Column<int>(type: "INTEGER", nullable: true),
                    excused = table.Column<bool>(type: "INTEGER", nullable: false),
                    withdrawn = table.Column<bool>(type: "INTEGER", nullable: false),
                    done = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_item_standing", x => new { x.year, x.plan, x.item });
                });

            migrationBuilder.CreateTable(
                name: "job_lease",
                columns: table => new
                {
                    name = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    owner = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    until = table.Column<DateTime>(type: "TEXT", nullable: false),
                    fence = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_job_lease", x => x.name);
                });

            migrationBuilder.CreateTable(
                name: "judged_point",
                columns: table => new
                {
                    year = table.Column<int>(type: "INTEGER", nullable: false),
                    plan = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    item = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    indicator = table.Column<int>(type: "INTEGER", nullable: false),
                    day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    round = table.Column<int>(type: "INTEGER", nullable: false),
                    figure = table.Column<string>(type: "TEXT", nullable: false),
                    rate = table.Column<string>(type: "TEXT", nullable: true),
                    schedule = table.Column<string>(type: "TEXT", nullable: true),
                    light = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    done = table.Column<bool>(type: "INTEGER", nullable: false),
                    entry = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_judged_point", x => new { x.year, x.plan, x.item, x.indicator, x.day });
                });

            migrationBuilder.CreateTable(
                name: "party_standing",
                columns: table => new
                {
                    year = table.Column<int>(type: "INTEGER", nullable: false),
                    plan = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    item = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    indicator = table.Column<int>(type: "INTEGER", nullable: false),
                    party = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    party_name = table.Column<string>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    position = table.Column<int>(type: "INTEGER", nullable: false),
                    share = table.Column<long>(type: "INTEGER", nullable: true),
                    figure = table.Column<string>(type: "TEXT", nullable: false),
                    explanation = table.Column<string>(type: "TEXT", nullable: true),
                    grade = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    as_of = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    judged_for = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    rate = table.Column<string>(type: "TEXT", nullable: true),
                    schedule = table.Column<string>(type: "TEXT", nullable: true),
                    points_ahead = table.Column<long>(type: "INTEGER", nullable: true),
                    light = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    light_since = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    periods_behind = table.Column<int>(type: "INTEGER", nullable: false),
                    periods_closed = table.Column<int>(type: "INTEGER", nullable: false),
                    periods_earlier = table.Column<int>(type: "INTEGER", nullable: false),
                    inputs = table.Column<string>(type: "TEXT", nullable: false),
                    clause = table.Column<int>(type: "INTEGER", nullable: true),
                    excused = table.Column<bool>(type: "INTEGER", nullable: false),
                    withdrawn = table.Column<bool>(type: "INTEGER", nullable: false),
                    done = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_party_standing", x => new { x.year, x.plan, x.item, x.indicator, x.party });
                });

            migrationBuilder.CreateTable(
                name: "plan_standing",
                columns: table => new
                {
                    year = table.Column<int>(type: "INTEGER", nullable: false),
                    plan = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    judged_for = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    rule = table.Column<string>(type: "TEXT", nullable: true),
                    closed_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    last_round = table.Column<int>(type: "INTEGER", nullable: false),
                    fictional = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_plan_standing", x => new { x.year, x.plan });
                });

            migrationBuilder.CreateTable(
                name: "reminder_channel",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    party = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    target = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    shown = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    added_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    removed_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    revision = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_reminder_channel", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "schedule_change",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    year = table.Column<int>(type: "INTEGER", nullable: false),
                    plan = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    item = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    indicator = table.Column<int>(type: "INTEGER", nullable: false),
                    points = table.Column<string>(type: "TEXT", nullable: false),
                    new_due = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    reason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    state = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    proposed_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    proposed_by = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    proposer = table.Column<Guid>(type: "TEXT", nullable: true),
                    decided_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    decided_by = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    refused_reason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    revision = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_schedule_change", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "standing_tally",
                columns: table => new
                {
                    year = table.Column<int>(type: "INTEGER", nullable: false),
                    plan = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    cut = table.Column<int>(type: "INTEGER", nullable: false),
                    code = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    items = table.Column<int>(type: "INTEGER", nullable: false),
                    done = table.Column<int>(type: "INTEGER", nullable: false),
                    green = table.Column<int>(type: "INTEGER", nullable: false),
                    yellow = table.Column<int>(type: "INTEGER", nullable: false),
                    orange = table.Column<int>(type: "INTEGER", nullable: false),
                    red = table.Column<int>(type: "INTEGER", nullable: false),
                    unjudged = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_standing_tally", x => new { x.year, x.plan, x.cut, x.code });
                });

            migrationBuilder.CreateTable(
                name: "unit_approval",
                columns: table => new
                {
                    party = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    required = table.Column<bool>(type: "INTEGER", nullable: false),
                    since = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    revision = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_unit_approval", x => x.party);
                });

            migrationBuilder.CreateTable(
                name: "progress_report",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    round_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    year = table.Column<int>(type: "INTEGER", nullable: false),
                    plan = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    round = table.Column<int>(type: "INTEGER", nullable: false),
                    as_of = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    item = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    indicator = table.Column<int>(type: "INTEGER", nullable: false),
                    party = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    position = table.Column<int>(type: "INTEGER", nullable: false),
                    state = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    figure = table.Column<string>(type: "TEXT", nullable: false),
                    unchanged = table.Column<bool>(type: "INTEGER", nullable: false),
                    explanation = table.Column<string>(type: "TEXT", nullable: true),
                    warning_reason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    return_reason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    grade = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    office = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    filer = table.Column<Guid>(type: "TEXT", nullable: true),
                    proxy = table.Column<bool>(type: "INTEGER", nullable: false),
                    late = table.Column<bool>(type: "INTEGER", nullable: false),
                    filed_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    revision = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_progress_report", x => x.id);
                    table.ForeignKey(
                        name: "fk_progress_report_round_id",
                        column: x => x.round_id,
                        principalTable: "dispatch_round",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "sheet_draft",
                columns: table => new
                {
                    round_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    party = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    lines = table.Column<string>(type: "TEXT", nullable: false),
                    saved_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    revision = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_sheet_draft", x => new { x.round_id, x.party });
                    table.ForeignKey(
                        name: "fk_sheet_draft_round_id",
                        column: x => x.round_id,
                        principalTable: "dispatch_round",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "evidence_file",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    report_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    year = table.Column<int>(type: "INTEGER", nullable: false),
                    plan = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    item = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    indicator = table.Column<int>(type: "INTEGER", nullable: false),
                    party = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    round = table.Column<int>(type: "INTEGER", nullable: false),
                    as_of = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    format = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    sha256 = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    size = table.Column<long>(type: "INTEGER", nullable: false),
                    width = table.Column<int>(type: "INTEGER", nullable: true),
                    height = table.Column<int>(type: "INTEGER", nullable: true),
                    picture = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    grade = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    note = table.Column<string>(type: "TEXT", maxLength: 300, nullable: true),
                    office = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    added_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    label = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    released_sha256 = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    released_size = table.Column<long>(type: "INTEGER", nullable: true),
                    released_title = table.Column<string>(type: "TEXT", maxLength: 300, nullable: true),
                    released_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    withdrawn_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    withdrawn_reason = table.Column<string>(type: "TEXT", maxLength: 300, nullable: true),
                    revision = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_evidence_file", x => x.id);
                    table.CheckConstraint("ck_evidence_file_released", "(label = 'Released') = (released_sha256 IS NOT NULL AND released_title IS NOT NULL AND released_on IS NOT NULL)");
                    table.ForeignKey(
                        name: "fk_evidence_file_report_id",
                        column: x => x.report_id,
                        principalTable: "progress_report",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_calendar_feed_account_id",
                table: "calendar_feed",
                columns: new[] { "account", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_calendar_feed_token_hash",
                table: "calendar_feed",
                column: "token_hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_correction_state_id",
                table: "correction",
                columns: new[] { "state", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_correction_year_plan_item_indicator_party_as_of",
                table: "correction",
                columns: new[] { "year", "plan", "item", "indicator", "party", "as_of" });

            migrationBuilder.CreateIndex(
                name: "ix_digest_sent_day_party",
                table: "digest_sent",
                columns: new[] { "day", "party" });

            migrationBuilder.CreateIndex(
                name: "ix_dispatch_round_closed_on_due",
                table: "dispatch_round",
                columns: new[] { "closed_on", "due" });

            migrationBuilder.CreateIndex(
                name: "ix_dispatch_round_year_plan_number",
                table: "dispatch_round",
                columns: new[] { "year", "plan", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_evidence_file_party_id",
                table: "evidence_file",
                columns: new[] { "party", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_evidence_file_picture",
                table: "evidence_file",
                column: "picture");

            migrationBuilder.CreateIndex(
                name: "ix_evidence_file_released_sha256",
                table: "evidence_file",
                column: "released_sha256");

            migrationBuilder.CreateIndex(
                name: "ix_evidence_file_report_id_sha256",
                table: "evidence_file",
                columns: new[] { "report_id", "sha256" });

            migrationBuilder.CreateIndex(
                name: "ix_evidence_file_sha256",
                table: "evidence_file",
                column: "sha256");

            migrationBuilder.CreateIndex(
                name: "ix_evidence_file_year_plan_item_indicator_party",
                table: "evidence_file",
                columns: new[] { "year", "plan", "item", "indicator", "party" });

            migrationBuilder.CreateIndex(
                name: "ix_judged_point_year_plan_day",
                table: "judged_point",
                columns: new[] { "year", "plan", "day" });

            migrationBuilder.CreateIndex(
                name: "ix_party_standing_party_year_plan",
                table: "party_standing",
                columns: new[] { "party", "year", "plan" });

            migrationBuilder.CreateIndex(
                name: "ix_progress_report_round_id_item_indicator_party",
                table: "progress_report",
                columns: new[] { "round_id", "item", "indicator", "party" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_progress_report_round_id_party_position",
                table: "progress_report",
                columns: new[] { "round_id", "party", "position" });

            migrationBuilder.CreateIndex(
                name: "ix_progress_report_round_id_state",
                table: "progress_report",
                columns: new[] { "round_id", "state" });

            migrationBuilder.CreateIndex(
                name: "ix_reminder_channel_party_id",
                table: "reminder_channel",
                columns: new[] { "party", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_schedule_change_year_plan_item_indicator_state",
                table: "schedule_change",
                columns: new[] { "year", "plan", "item", "indicator", "state" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "calendar_feed");

            migrationBuilder.DropTable(
                name: "correction");

            migrationBuilder.DropTable(
                name: "digest_sent");

            migrationBuilder.DropTable(
                name: "evidence_file");

            migrationBuilder.DropTable(
                name: "figure_point");

            migrationBuilder.DropTable(
                name: "indicator_standing");

            migrationBuilder.DropTable(
                name: "item_standing");

            migrationBuilder.DropTable(
                name: "job_lease");

            migrationBuilder.DropTable(
                name: "judged_point");

            migrationBuilder.DropTable(
                name: "party_standing");

            migrationBuilder.DropTable(
                name: "plan_standing");

            migrationBuilder.DropTable(
                name: "reminder_channel");

            migrationBuilder.DropTable(
                name: "schedule_change");

            migrationBuilder.DropTable(
                name: "sheet_draft");

            migrationBuilder.DropTable(
                name: "standing_tally");

            migrationBuilder.DropTable(
                name: "unit_approval");

            migrationBuilder.DropTable(
                name: "progress_report");

            migrationBuilder.DropTable(
                name: "dispatch_round");
        }
    }
}
