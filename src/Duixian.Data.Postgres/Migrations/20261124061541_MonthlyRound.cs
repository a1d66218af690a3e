using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Duixian.Data.Postgres.Migrations
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
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    token_hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C"),
                    account = table.Column<Guid>(type: "uuid", nullable: false),
                    office = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    made_on = table.Column<DateOnly>(type: "date", nullable: false),
                    revoked_on = table.Column<DateOnly>(type: "date", nullable: true),
                    revision = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_calendar_feed", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "correction",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    year = table.Column<int>(type: "integer", nullable: false),
                    plan = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    item = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    indicator = table.Column<int>(type: "integer", nullable: false),
                    party = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    as_of = table.Column<DateOnly>(type: "date", nullable: false),
                    old = table.Column<string>(type: "text", nullable: false),
                    @new = table.Column<string>(name: "new", type: "text", nullable: false),
                    reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false, collation: "C"),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    proposed_on = table.Column<DateOnly>(type: "date", nullable: false),
                    proposed_by = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    proposer = table.Column<Guid>(type: "uuid", nullable: true),
                    decided_on = table.Column<DateOnly>(type: "date", nullable: true),
                    decided_by = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true, collation: "C"),
                    decider = table.Column<Guid>(type: "uuid", nullable: true),
                    refused_reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true, collation: "C"),
                    revision = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_correction", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "digest_sent",
                columns: table => new
                {
                    key = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false, collation: "C"),
                    party = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    tries = table.Column<int>(type: "integer", nullable: false),
                    fence = table.Column<long>(type: "bigint", nullable: false),
                    fault = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_digest_sent", x => x.key);
                });

            migrationBuilder.CreateTable(
                name: "dispatch_round",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    year = table.Column<int>(type: "integer", nullable: false),
                    plan = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    number = table.Column<int>(type: "integer", nullable: false),
                    cycle = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    period_code = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false, collation: "C"),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    to = table.Column<DateOnly>(type: "date", nullable: false),
                    opens = table.Column<DateOnly>(type: "date", nullable: false),
                    due = table.Column<DateOnly>(type: "date", nullable: false),
                    grace = table.Column<DateOnly>(type: "date", nullable: false),
                    closes = table.Column<DateOnly>(type: "date", nullable: false),
                    title = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false, collation: "C"),
                    scope = table.Column<string>(type: "text", nullable: false),
                    cells = table.Column<int>(type: "integer", nullable: false),
                    parties = table.Column<int>(type: "integer", nullable: false),
                    approved_by = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true, collation: "C"),
                    why_twice = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true, collation: "C"),
                    opened_on = table.Column<DateOnly>(type: "date", nullable: false),
                    closed_on = table.Column<DateOnly>(type: "date", nullable: true),
                    revision = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_dispatch_round", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "figure_point",
                columns: table => new
                {
                    year = table.Column<int>(type: "integer", nullable: false),
                    plan = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    item = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    indicator = table.Column<int>(type: "integer", nullable: false),
                    party = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    as_of = table.Column<DateOnly>(type: "date", nullable: false),
                    round = table.Column<int>(type: "integer", nullable: false),
                    figure = table.Column<string>(type: "text", nullable: false),
                    unchanged = table.Column<bool>(type: "boolean", nullable: false),
                    explanation = table.Column<string>(type: "text", nullable: true),
                    grade = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    proxy = table.Column<bool>(type: "boolean", nullable: false),
                    late = table.Column<bool>(type: "boolean", nullable: false),
                    first = table.Column<string>(type: "text", nullable: true),
                    correction_reason = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    corrected_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    entry = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_figure_point", x => new { x.year, x.plan, x.item, x.indicator, x.party, x.as_of });
                });

            migrationBuilder.CreateTable(
                name: "indicator_standing",
                columns: table => new
                {
                    year = table.Column<int>(type: "integer", nullable: false),
                    plan = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    item = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    indicator = table.Column<int>(type: "integer", nullable: false),
                    figure = table.Column<string>(type: "text", nullable: false),
                    reported = table.Column<int>(type: "integer", nullable: false),
                    parties = table.Column<int>(type: "integer", nullable: false),
                    measure = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    base_unit = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    promise = table.Column<string>(type: "text", nullable: false),
                    target = table.Column<long>(type: "bigint", nullable: true),
                    shared = table.Column<bool>(type: "boolean", nullable: false),
                    additive = table.Column<bool>(type: "boolean", nullable: false),
                    rule = table.Column<string>(type: "text", nullable: true),
                    excuse = table.Column<string>(type: "text", nullable: true),
                    schedule_version = table.Column<int>(type: "integer", nullable: false),
                    curve = table.Column<string>(type: "text", nullable: false),
                    first_curve = table.Column<string>(type: "text", nullable: false),
                    due = table.Column<DateOnly>(type: "date", nullable: false),
                    first_due = table.Column<DateOnly>(type: "date", nullable: true),
                    explanation = table.Column<string>(type: "text", nullable: true),
                    as_of = table.Column<DateOnly>(type: "date", nullable: true),
                    judged_for = table.Column<DateOnly>(type: "date", nullable: true),
                    rate = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    schedule = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    points_ahead = table.Column<long>(type: "bigint", nullable: true),
                    light = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    light_since = table.Column<DateOnly>(type: "date", nullable: true),
                    periods_behind = table.Column<int>(type: "integer", nullable: false),
                    periods_closed = table.Column<int>(type: "integer", nullable: false),
                    periods_earlier = table.Column<int>(type: "integer", nullable: false),
                    inputs = table.Column<string>(type: "text", nullable: false),
                    clause = table.Column<int>(type: "integer", nullable: true),
                    excused = table.Column<bool>(type: "boolean", nullable: false),
                    withdrawn = table.Column<bool>(type: "boolean", nullable: false),
                    done = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_indicator_standing", x => new { x.year, x.plan, x.item, x.indicator });
                });

            migrationBuilder.CreateTable(
                name: "item_standing",
                columns: table => new
                {
                    year = table.Column<int>(type: "integer", nullable: false),
                    plan = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    item = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    position = table.Column<int>(type: "integer", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    lead = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true, collation: "C"),
                    lead_name = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    due = table.Column<DateOnly>(type: "date", nullable: false),
                    worst = table.Column<int>(type: "integer", nullable: false),
                    parts = table.Column<int>(type: "integer", nullable: false),
                    parts_done = table.Column<int>(type: "integer", nullable: false),
                    verdict = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    verdict_reason = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    as_of = table.Column<DateOnly>(type: "date", nullable: true),
                    judged_for = table.Column<DateOnly>(type: "date", nullable: true),
                    rate = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    schedule = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    points_ahead = table.Column<long>(type: "bigint", nullable: true),
                    light = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    light_since = table.Column<DateOnly>(type: "date", nullable: true),
                    periods_behind = table.Column<int>(type: "integer", nullable: false),
                    periods_closed = table.Column<int>(type: "integer", nullable: false),
                    periods_earlier = table.Column<int>(type: "integer", nullable: false),
                    inputs = table.Column<string>(type: "text", nullable: false),
                    clause = table.Column<int>(type: "integer", nullable: true),
                    excused = table.Column<bool>(type: "boolean", nullable: false),
                    withdrawn = table.Column<bool>(type: "boolean", nullable: false),
                    done = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_item_standing", x => new { x.year, x.plan, x.item });
                });

            migrationBuilder.CreateTable(
                name: "job_lease",
                columns: table => new
                {
                    name = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    owner = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false, collation: "C"),
                    until = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    fence = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_job_lease", x => x.name);
                });

            migrationBuilder.CreateTable(
                name: "judged_point",
                columns: table => new
                {
                    year = table.Column<int>(type: "integer", nullable: false),
                    plan = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    item = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    indicator = table.Column<int>(type: "integer", nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    round = table.Column<int>(type: "integer", nullable: false),
                    figure = table.Column<string>(type: "text", nullable: false),
                    rate = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    schedule = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    light = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    done = table.Column<bool>(type: "boolean", nullable: false),
                    entry = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_judged_point", x => new { x.year, x.plan, x.item, x.indicator, x.day });
                });

            migrationBuilder.CreateTable(
                name: "party_standing",
                columns: table => new
                {
                    year = table.Column<int>(type: "integer", nullable: false),
                    plan = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    item = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    indicator = table.Column<int>(type: "integer", nullable: false),
                    party = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    party_name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    share = table.Column<long>(type: "bigint", nullable: true),
                    figure = table.Column<string>(type: "text", nullable: false),
                    explanation = table.Column<string>(type: "text", nullable: true),
                    grade = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    as_of = table.Column<DateOnly>(type: "date", nullable: true),
                    judged_for = table.Column<DateOnly>(type: "date", nullable: true),
                    rate = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    schedule = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    points_ahead = table.Column<long>(type: "bigint", nullable: true),
                    light = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    light_since = table.Column<DateOnly>(type: "date", nullable: true),
                    periods_behind = table.Column<int>(type: "integer", nullable: false),
                    periods_closed = table.Column<int>(type: "integer", nullable: false),
                    periods_earlier = table.Column<int>(type: "integer", nullable: false),
                    inputs = table.Column<string>(type: "text", nullable: false),
                    clause = table.Column<int>(type: "integer", nullable: true),
                    excused = table.Column<bool>(type: "boolean", nullable: false),
                    withdrawn = table.Column<bool>(type: "boolean", nullable: false),
                    done = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_party_standing", x => new { x.year, x.plan, x.item, x.indicator, x.party });
                });

            migrationBuilder.CreateTable(
                name: "plan_standing",
                columns: table => new
                {
                    year = table.Column<int>(type: "integer", nullable: false),
                    plan = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    judged_for = table.Column<DateOnly>(type: "date", nullable: true),
                    rule = table.Column<string>(type: "text", nullable: true),
                    closed_on = table.Column<DateOnly>(type: "date", nullable: true),
                    last_round = table.Column<int>(type: "integer", nullable: false),
                    fictional = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_plan_standing", x => new { x.year, x.plan });
                });

            migrationBuilder.CreateTable(
                name: "reminder_channel",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    party = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    target = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false, collation: "C"),
                    shown = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false, collation: "C"),
                    added_on = table.Column<DateOnly>(type: "date", nullable: false),
                    removed_on = table.Column<DateOnly>(type: "date", nullable: true),
                    revision = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_reminder_channel", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "schedule_change",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    year = table.Column<int>(type: "integer", nullable: false),
                    plan = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    item = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    indicator = table.Column<int>(type: "integer", nullable: false),
                    points = table.Column<string>(type: "text", nullable: false),
                    new_due = table.Column<DateOnly>(type: "date", nullable: true),
                    reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false, collation: "C"),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    proposed_on = table.Column<DateOnly>(type: "date", nullable: false),
                    proposed_by = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    proposer = table.Column<Guid>(type: "uuid", nullable: true),
                    decided_on = table.Column<DateOnly>(type: "date", nullable: true),
                    decided_by = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true, collation: "C"),
                    refused_reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true, collation: "C"),
                    revision = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_schedule_change", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "standing_tally",
                columns: table => new
                {
                    year = table.Column<int>(type: "integer", nullable: false),
                    plan = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    cut = table.Column<int>(type: "integer", nullable: false),
                    code = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    items = table.Column<int>(type: "integer", nullable: false),
                    done = table.Column<int>(type: "integer", nullable: false),
                    green = table.Column<int>(type: "integer", nullable: false),
                    yellow = table.Column<int>(type: "integer", nullable: false),
                    orange = table.Column<int>(type: "integer", nullable: false),
                    red = table.Column<int>(type: "integer", nullable: false),
                    unjudged = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_standing_tally", x => new { x.year, x.plan, x.cut, x.code });
                });

            migrationBuilder.CreateTable(
                name: "unit_approval",
                columns: table => new
                {
                    party = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    required = table.Column<bool>(type: "boolean", nullable: false),
                    since = table.Column<DateOnly>(type: "date", nullable: false),
                    revision = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_unit_approval", x => x.party);
                });

            migrationBuilder.CreateTable(
                name: "progress_report",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    round_id = table.Column<Guid>(type: "uuid", nullable: false),
                    year = table.Column<int>(type: "integer", nullable: false),
                    plan = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    round = table.Column<int>(type: "integer", nullable: false),
                    as_of = table.Column<DateOnly>(type: "date", nullable: false),
                    item = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    indicator = table.Column<int>(type: "integer", nullable: false),
                    party = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    position = table.Column<int>(type: "integer", nullable: false),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    figure = table.Column<string>(type: "text", nullable: false),
                    unchanged = table.Column<bool>(type: "boolean", nullable: false),
                    explanation = table.Column<string>(type: "text", nullable: true),
                    warning_reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true, collation: "C"),
                    return_reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true, collation: "C"),
                    grade = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    office = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true, collation: "C"),
                    filer = table.Column<Guid>(type: "uuid", nullable: true),
                    proxy = table.Column<bool>(type: "boolean", nullable: false),
                    late = table.Column<bool>(type: "boolean", nullable: false),
                    filed_on = table.Column<DateOnly>(type: "date", nullable: true),
                    revision = table.Column<long>(type: "bigint", nullable: false)
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
                    round_id = table.Column<Guid>(type: "uuid", nullable: false),
                    party = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    lines = table.Column<string>(type: "text", nullable: false),
                    saved_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    revision = table.Column<long>(type: "bigint", nullable: false)
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
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    report_id = table.Column<Guid>(type: "uuid", nullable: false),
                    year = table.Column<int>(type: "integer", nullable: false),
                    plan = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    item = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    indicator = table.Column<int>(type: "integer", nullable: false),
                    party = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    round = table.Column<int>(type: "integer", nullable: false),
                    as_of = table.Column<DateOnly>(type: "date", nullable: false),
                    name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false, collation: "C"),
                    format = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    sha256 = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C"),
                    size = table.Column<long>(type: "bigint", nullable: false),
                    width = table.Column<int>(type: "integer", nullable: true),
                    height = table.Column<int>(type: "integer", nullable: true),
                    picture = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true, collation: "C"),
                    grade = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    note = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true, collation: "C"),
                    office = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    added_on = table.Column<DateOnly>(type: "date", nullable: false),
                    label = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    released_sha256 = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true, collation: "C"),
                    released_size = table.Column<long>(type: "bigint", nullable: true),
                    released_title = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true, collation: "C"),
                    released_on = table.Column<DateOnly>(type: "date", nullable: true),
                    withdrawn_on = table.Column<DateOnly>(type: "date", nullable: true),
                    withdrawn_reason = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true, collation: "C"),
                    revision = table.Column<long>(type: "bigint", nullable: false)
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
