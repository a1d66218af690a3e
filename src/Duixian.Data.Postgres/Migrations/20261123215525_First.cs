using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Duixian.Data.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class First : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "account",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    display_name = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false, collation: "C"),
                    office = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    user_name = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true, collation: "C"),
                    normalized_user_name = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true, collation: "C"),
                    email = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true, collation: "C"),
                    normalized_email = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true, collation: "C"),
                    email_confirmed = table.Column<bool>(type: "boolean", nullable: false),
                    password_hash = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    security_stamp = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    concurrency_stamp = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    phone_number = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    phone_number_confirmed = table.Column<bool>(type: "boolean", nullable: false),
                    two_factor_enabled = table.Column<bool>(type: "boolean", nullable: false),
                    lockout_end = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    lockout_enabled = table.Column<bool>(type: "boolean", nullable: false),
                    access_failed_count = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_account", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "act",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    key = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false, collation: "C"),
                    request_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    actor_kind = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false, collation: "C"),
                    office = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    role = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true, collation: "C"),
                    account_id = table.Column<Guid>(type: "uuid", nullable: true),
                    why = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true, collation: "C"),
                    first_entry = table.Column<long>(type: "bigint", nullable: false),
                    entries = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_act", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "data_protection_key",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    friendly_name = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    xml = table.Column<string>(type: "text", nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_data_protection_key", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "ledger_entry",
                columns: table => new
                {
                    seq = table.Column<long>(type: "bigint", nullable: false),
                    act_id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    type = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    stream = table.Column<string>(type: "character varying(160)", maxLength: 160, nullable: false, collation: "C"),
                    is_public = table.Column<bool>(type: "boolean", nullable: false),
                    bytes = table.Column<byte[]>(type: "bytea", nullable: false),
                    leaf = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_ledger_entry", x => x.seq);
                });

            migrationBuilder.CreateTable(
                name: "ledger_head",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false),
                    size = table.Column<long>(type: "bigint", nullable: false),
                    last_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_ledger_head", x => x.id);
                    table.CheckConstraint("ck_ledger_head_one", "id = 1");
                });

            migrationBuilder.CreateTable(
                name: "ledger_private",
                columns: table => new
                {
                    seq = table.Column<long>(type: "bigint", nullable: false),
                    salt = table.Column<byte[]>(type: "bytea", nullable: false),
                    content = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_ledger_private", x => x.seq);
                });

            migrationBuilder.CreateTable(
                name: "ledger_stream",
                columns: table => new
                {
                    stream = table.Column<string>(type: "character varying(160)", maxLength: 160, nullable: false, collation: "C"),
                    seq = table.Column<long>(type: "bigint", nullable: false),
                    leaf = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_ledger_stream", x => x.stream);
                });

            migrationBuilder.CreateTable(
                name: "list_line",
                columns: table => new
                {
                    year = table.Column<int>(type: "integer", nullable: false),
                    plan = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    item = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    indicator = table.Column<int>(type: "integer", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    group = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    title = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    text = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    lead = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    lead_name = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    due = table.Column<DateOnly>(type: "date", nullable: false),
                    due_printed = table.Column<bool>(type: "boolean", nullable: false),
                    missing = table.Column<string>(type: "text", nullable: false),
                    ready = table.Column<bool>(type: "boolean", nullable: false),
                    withdrawn = table.Column<bool>(type: "boolean", nullable: false),
                    withdrawn_reason = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    subject = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    measure = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    unit = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    base_unit = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    promise = table.Column<string>(type: "text", nullable: true),
                    amount = table.Column<long>(type: "bigint", nullable: true),
                    target_version = table.Column<int>(type: "integer", nullable: false),
                    original = table.Column<string>(type: "text", nullable: true),
                    last_year = table.Column<int>(type: "integer", nullable: true),
                    last_amount = table.Column<long>(type: "bigint", nullable: true),
                    last_quote = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    search_text = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_list_line", x => new { x.year, x.plan, x.item, x.indicator });
                });

            migrationBuilder.CreateTable(
                name: "office",
                columns: table => new
                {
                    code = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false, collation: "C"),
                    short_name = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    keywords = table.Column<string>(type: "text", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_office", x => x.code);
                });

            migrationBuilder.CreateTable(
                name: "past_result",
                columns: table => new
                {
                    year = table.Column<int>(type: "integer", nullable: false),
                    plan = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    number = table.Column<int>(type: "integer", nullable: false),
                    result_year = table.Column<int>(type: "integer", nullable: false),
                    subject = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    amount = table.Column<long>(type: "bigint", nullable: true),
                    bound = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    unit = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    base_unit = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    quote = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    text = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    document = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    spans = table.Column<string>(type: "text", nullable: false),
                    item = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    indicator = table.Column<int>(type: "integer", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_past_result", x => new { x.year, x.plan, x.number });
                });

            migrationBuilder.CreateTable(
                name: "plan",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    year = table.Column<int>(type: "integer", nullable: false),
                    code = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    title = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    place = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    place_code = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    version = table.Column<int>(type: "integer", nullable: false),
                    revision = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_plan", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "plan_summary",
                columns: table => new
                {
                    year = table.Column<int>(type: "integer", nullable: false),
                    plan = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    version = table.Column<int>(type: "integer", nullable: false),
                    title = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    place = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    place_code = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    document = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    document_name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    retold = table.Column<bool>(type: "boolean", nullable: false),
                    first_published_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    published_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    items = table.Column<int>(type: "integer", nullable: false),
                    ready = table.Column<int>(type: "integer", nullable: false),
                    indicators = table.Column<int>(type: "integer", nullable: false),
                    withdrawn = table.Column<int>(type: "integer", nullable: false),
                    last_entry = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_plan_summary", x => new { x.year, x.plan });
                });

            migrationBuilder.CreateTable(
                name: "role",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true, collation: "C"),
                    normalized_name = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true, collation: "C"),
                    concurrency_stamp = table.Column<string>(type: "text", nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_role", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "source_document",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    file_name = table.Column<string>(type: "character varying(260)", maxLength: 260, nullable: false, collation: "C"),
                    media_type = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false, collation: "C"),
                    sha256 = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C"),
                    text = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    retold = table.Column<bool>(type: "boolean", nullable: false),
                    received_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_source_document", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "account_claim",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    claim_type = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    claim_value = table.Column<string>(type: "text", nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_account_claim", x => x.id);
                    table.ForeignKey(
                        name: "fk_account_claim_user_id",
                        column: x => x.user_id,
                        principalTable: "account",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "account_login",
                columns: table => new
                {
                    login_provider = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    provider_key = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    provider_display_name = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_account_login", x => new { x.login_provider, x.provider_key });
                    table.ForeignKey(
                        name: "fk_account_login_user_id",
                        column: x => x.user_id,
                        principalTable: "account",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "account_token",
                columns: table => new
                {
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    login_provider = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    value = table.Column<string>(type: "text", nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_account_token", x => new { x.user_id, x.login_provider, x.name });
                    table.ForeignKey(
                        name: "fk_account_token_user_id",
                        column: x => x.user_id,
                        principalTable: "account",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "commitment",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    position = table.Column<int>(type: "integer", nullable: false),
                    group = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    title = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    text = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    lead = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    supporting = table.Column<string>(type: "text", nullable: false),
                    due = table.Column<DateOnly>(type: "date", nullable: false),
                    due_printed = table.Column<bool>(type: "boolean", nullable: false),
                    document_id = table.Column<Guid>(type: "uuid", nullable: false),
                    spans = table.Column<string>(type: "text", nullable: false),
                    withdrawn_in = table.Column<int>(type: "integer", nullable: true),
                    withdrawn_reason = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    plan_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_commitment", x => x.id);
                    table.ForeignKey(
                        name: "fk_commitment_plan_id",
                        column: x => x.plan_id,
                        principalTable: "plan",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "plan_version",
                columns: table => new
                {
                    number = table.Column<int>(type: "integer", nullable: false),
                    plan_id = table.Column<Guid>(type: "uuid", nullable: false),
                    document_id = table.Column<Guid>(type: "uuid", nullable: false),
                    published_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    added = table.Column<int>(type: "integer", nullable: false),
                    changed = table.Column<int>(type: "integer", nullable: false),
                    withdrawn = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_plan_version", x => new { x.plan_id, x.number });
                    table.ForeignKey(
                        name: "fk_plan_version_plan_id",
                        column: x => x.plan_id,
                        principalTable: "plan",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "account_role",
                columns: table => new
                {
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    role_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_account_role", x => new { x.user_id, x.role_id });
                    table.ForeignKey(
                        name: "fk_account_role_role_id",
                        column: x => x.role_id,
                        principalTable: "role",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_account_role_user_id",
                        column: x => x.user_id,
                        principalTable: "account",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "role_claim",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    role_id = table.Column<Guid>(type: "uuid", nullable: false),
                    claim_type = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    claim_value = table.Column<string>(type: "text", nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_role_claim", x => x.id);
                    table.ForeignKey(
                        name: "fk_role_claim_role_id",
                        column: x => x.role_id,
                        principalTable: "role",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "draft",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    year = table.Column<int>(type: "integer", nullable: false),
                    plan_code = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    title = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    place = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    place_code = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    document_id = table.Column<Guid>(type: "uuid", nullable: false),
                    revises = table.Column<Guid>(type: "uuid", nullable: true),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    opened_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    revision = table.Column<long>(type: "bigint", nullable: false),
                    notices = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_draft", x => x.id);
                    table.CheckConstraint("ck_draft_year", "year BETWEEN 1949 AND 2100");
                    table.ForeignKey(
                        name: "fk_draft_document_id",
                        column: x => x.document_id,
                        principalTable: "source_document",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "indicator",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    subject = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    measure = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    unit = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    base_unit = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    withdrawn_in = table.Column<int>(type: "integer", nullable: true),
                    commitment_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_indicator", x => x.id);
                    table.ForeignKey(
                        name: "fk_indicator_commitment_id",
                        column: x => x.commitment_id,
                        principalTable: "commitment",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "draft_item",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    origin = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    number = table.Column<string>(type: "character varying(12)", maxLength: 12, nullable: false, collation: "C"),
                    content = table.Column<string>(type: "text", nullable: false),
                    spans = table.Column<string>(type: "text", nullable: false),
                    draft_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_draft_item", x => x.id);
                    table.ForeignKey(
                        name: "fk_draft_item_draft_id",
                        column: x => x.draft_id,
                        principalTable: "draft",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "draft_result",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    year = table.Column<int>(type: "integer", nullable: false),
                    text = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    quote = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    subject = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    amount = table.Column<long>(type: "bigint", nullable: true),
                    bound = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    unit = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    base_unit = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    spans = table.Column<string>(type: "text", nullable: false),
                    item_number = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    kept = table.Column<bool>(type: "boolean", nullable: false),
                    draft_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_draft_result", x => x.id);
                    table.ForeignKey(
                        name: "fk_draft_result_draft_id",
                        column: x => x.draft_id,
                        principalTable: "draft",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "target",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    promise = table.Column<string>(type: "text", nullable: false),
                    spans = table.Column<string>(type: "text", nullable: false),
                    document_id = table.Column<Guid>(type: "uuid", nullable: false),
                    plan_version = table.Column<int>(type: "integer", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    indicator_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_target", x => x.id);
                    table.ForeignKey(
                        name: "fk_target_indicator_id",
                        column: x => x.indicator_id,
                        principalTable: "indicator",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.InsertData(
                table: "ledger_head",
                columns: new[] { "id", "last_at", "size" },
                values: new object[] { 1, new DateTime(1970, 1, 1, 0, 0, 0, 0, DateTimeKind.Utc), 0L });

            migrationBuilder.CreateIndex(
                name: "ix_account_normalized_email",
                table: "account",
                column: "normalized_email");

            migrationBuilder.CreateIndex(
                name: "ix_account_normalized_user_name",
                table: "account",
                column: "normalized_user_name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_account_claim_user_id",
                table: "account_claim",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "ix_account_login_user_id",
                table: "account_login",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "ix_account_role_role_id",
                table: "account_role",
                column: "role_id");

            migrationBuilder.CreateIndex(
                name: "ix_act_first_entry",
                table: "act",
                column: "first_entry",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_act_key",
                table: "act",
                column: "key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_commitment_plan_id_number",
                table: "commitment",
                columns: new[] { "plan_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_draft_document_id",
                table: "draft",
                column: "document_id");

            migrationBuilder.CreateIndex(
                name: "ix_draft_year_plan_code",
                table: "draft",
                columns: new[] { "year", "plan_code" });

            migrationBuilder.CreateIndex(
                name: "ix_draft_item_draft_id",
                table: "draft_item",
                column: "draft_id");

            migrationBuilder.CreateIndex(
                name: "ix_draft_result_draft_id",
                table: "draft_result",
                column: "draft_id");

            migrationBuilder.CreateIndex(
                name: "ix_indicator_commitment_id_number",
                table: "indicator",
                columns: new[] { "commitment_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_ledger_entry_act_id",
                table: "ledger_entry",
                column: "act_id");

            migrationBuilder.CreateIndex(
                name: "ix_ledger_entry_stream_seq",
                table: "ledger_entry",
                columns: new[] { "stream", "seq" });

            migrationBuilder.CreateIndex(
                name: "ix_list_line_year_plan_position",
                table: "list_line",
                columns: new[] { "year", "plan", "position" });

            migrationBuilder.CreateIndex(
                name: "ix_plan_year_code",
                table: "plan",
                columns: new[] { "year", "code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_role_normalized_name",
                table: "role",
                column: "normalized_name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_role_claim_role_id",
                table: "role_claim",
                column: "role_id");

            migrationBuilder.CreateIndex(
                name: "ix_source_document_sha256",
                table: "source_document",
                column: "sha256");

            migrationBuilder.CreateIndex(
                name: "ix_target_indicator_id_version",
                table: "target",
                columns: new[] { "indicator_id", "version" },
                unique: true);
            // The ledger is append-only also for whoever writes SQL by mistake.
            foreach (var statement in new PostgresDialect().RefuseChangesTo("ledger_entry"))
            {
                migrationBuilder.Sql(statement);
            }
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "account_claim");

            migrationBuilder.DropTable(
                name: "account_login");

            migrationBuilder.DropTable(
                name: "account_role");

            migrationBuilder.DropTable(
                name: "account_token");

            migrationBuilder.DropTable(
                name: "act");

            migrationBuilder.DropTable(
                name: "data_protection_key");

            migrationBuilder.DropTable(
                name: "draft_item");

            migrationBuilder.DropTable(
                name: "draft_result");

            migrationBuilder.DropTable(
                name: "ledger_entry");

            migrationBuilder.DropTable(
                name: "ledger_head");

            migrationBuilder.DropTable(
                name: "ledger_private");

            migrationBuilder.DropTable(
                name: "ledger_stream");

            migrationBuilder.DropTable(
                name: "list_line");

            migrationBuilder.DropTable(
                name: "office");

            migrationBuilder.DropTable(
                name: "past_result");

            migrationBuilder.DropTable(
                name: "plan_summary");

            migrationBuilder.DropTable(
                name: "plan_version");

            migrationBuilder.DropTable(
                name: "role_claim");

            migrationBuilder.DropTable(
                name: "target");

            migrationBuilder.DropTable(
                name: "account");

            migrationBuilder.DropTable(
                name: "draft");

            migrationBuilder.DropTable(
                name: "role");

            migrationBuilder.DropTable(
                name: "indicator");

            migrationBuilder.DropTable(
                name: "source_document");

            migrationBuilder.DropTable(
                name: "commitment");

            migrationBuilder.DropTable(
                name: "plan");
        }
    }
}
