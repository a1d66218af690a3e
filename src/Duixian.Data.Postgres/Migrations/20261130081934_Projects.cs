using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Duixian.Data.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class Projects : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "counts",
                table: "figure_source",
                type: "character varying(40)",
                maxLength: 40,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "column_memory",
                columns: table => new
                {
                    headings = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C"),
                    columns = table.Column<string>(type: "text", nullable: false),
                    saved_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_column_memory", x => x.headings);
                });

            migrationBuilder.CreateTable(
                name: "project_procedures",
                columns: table => new
                {
                    project = table.Column<int>(type: "integer", nullable: false),
                    template = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    version = table.Column<int>(type: "integer", nullable: false),
                    begun_on = table.Column<DateOnly>(type: "date", nullable: false),
                    revision = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_project_procedures", x => x.project);
                });

            migrationBuilder.CreateTable(
                name: "project_view",
                columns: table => new
                {
                    account = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    query = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_project_view", x => new { x.account, x.name });
                });

            migrationBuilder.CreateTable(
                name: "start_batch",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false, collation: "C"),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    revision = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_start_batch", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "procedure_step_progress",
                columns: table => new
                {
                    project = table.Column<int>(type: "integer", nullable: false),
                    step = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    accepted_on = table.Column<DateOnly>(type: "date", nullable: true),
                    stops = table.Column<string>(type: "text", nullable: false),
                    settled_on = table.Column<DateOnly>(type: "date", nullable: true),
                    number = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: true, collation: "C"),
                    valid_until = table.Column<DateOnly>(type: "date", nullable: true),
                    deferred_until = table.Column<DateOnly>(type: "date", nullable: true),
                    reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true, collation: "C"),
                    order_reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_procedure_step_progress", x => new { x.project, x.step });
                    table.ForeignKey(
                        name: "fk_procedure_step_progress_project",
                        column: x => x.project,
                        principalTable: "project_procedures",
                        principalColumn: "project",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "project",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    name = table.Column<string>(type: "character varying(160)", maxLength: 160, nullable: false, collation: "C"),
                    code = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true, collation: "C"),
                    owner_code = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true, collation: "C"),
                    unit = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    also_units = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true, collation: "C"),
                    serves_items = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    office = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    category = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    level = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    total_yuan = table.Column<long>(type: "bigint", nullable: true),
                    planned_start = table.Column<DateOnly>(type: "date", nullable: false),
                    planned_finish = table.Column<DateOnly>(type: "date", nullable: false),
                    search = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    name_key = table.Column<string>(type: "character varying(160)", maxLength: 160, nullable: false, collation: "C"),
                    stage = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    stage_since = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: true, collation: "C"),
                    has_left = table.Column<bool>(type: "boolean", nullable: false),
                    started_on = table.Column<DateOnly>(type: "date", nullable: true),
                    completed_on = table.Column<DateOnly>(type: "date", nullable: true),
                    producing_on = table.Column<DateOnly>(type: "date", nullable: true),
                    full_on = table.Column<DateOnly>(type: "date", nullable: true),
                    batch = table.Column<Guid>(type: "uuid", nullable: true),
                    ceremony_on = table.Column<DateOnly>(type: "date", nullable: true),
                    proposal = table.Column<string>(type: "text", nullable: true),
                    is_published = table.Column<bool>(type: "boolean", nullable: false),
                    revision = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_project", x => x.id);
                    table.ForeignKey(
                        name: "fk_project_batch",
                        column: x => x.batch,
                        principalTable: "start_batch",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "project_contact",
                columns: table => new
                {
                    project_id = table.Column<Guid>(type: "uuid", nullable: false),
                    post = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    name = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    phone = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_project_contact", x => new { x.project_id, x.post });
                    table.ForeignKey(
                        name: "fk_project_contact_project_id",
                        column: x => x.project_id,
                        principalTable: "project",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "project_outlook",
                columns: table => new
                {
                    project_id = table.Column<Guid>(type: "uuid", nullable: false),
                    as_of = table.Column<DateOnly>(type: "date", nullable: false),
                    steps_done = table.Column<int>(type: "integer", nullable: false),
                    steps = table.Column<int>(type: "integer", nullable: false),
                    complete_on = table.Column<DateOnly>(type: "date", nullable: true),
                    complete_by = table.Column<DateOnly>(type: "date", nullable: true),
                    earliest_start = table.Column<DateOnly>(type: "date", nullable: true),
                    holder = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true, collation: "C"),
                    holder_kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true, collation: "C"),
                    step = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true, collation: "C"),
                    step_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true, collation: "C"),
                    held_since = table.Column<DateOnly>(type: "date", nullable: true),
                    expires = table.Column<DateOnly>(type: "date", nullable: true),
                    flagged = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_project_outlook", x => x.project_id);
                    table.ForeignKey(
                        name: "fk_project_outlook_project_id",
                        column: x => x.project_id,
                        principalTable: "project",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "project_record",
                columns: table => new
                {
                    project_id = table.Column<Guid>(type: "uuid", nullable: false),
                    record = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_project_record", x => x.project_id);
                    table.ForeignKey(
                        name: "fk_project_record_project_id",
                        column: x => x.project_id,
                        principalTable: "project",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "project_source",
                columns: table => new
                {
                    project_id = table.Column<Guid>(type: "uuid", nullable: false),
                    file = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C"),
                    file_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    sheet = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    row = table.Column<int>(type: "integer", nullable: false),
                    row_id = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_project_source", x => x.project_id);
                    table.ForeignKey(
                        name: "fk_project_source_project_id",
                        column: x => x.project_id,
                        principalTable: "project",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "project_year",
                columns: table => new
                {
                    project_id = table.Column<Guid>(type: "uuid", nullable: false),
                    year = table.Column<int>(type: "integer", nullable: false),
                    list = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    frozen = table.Column<string>(type: "text", nullable: true),
                    adjusted = table.Column<string>(type: "text", nullable: true),
                    reason = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true, collation: "C"),
                    frozen_on = table.Column<DateOnly>(type: "date", nullable: true),
                    revision = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_project_year", x => new { x.project_id, x.year, x.list });
                    table.ForeignKey(
                        name: "fk_project_year_project_id",
                        column: x => x.project_id,
                        principalTable: "project",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "stage_change",
                columns: table => new
                {
                    project_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    move = table.Column<string>(type: "text", nullable: false),
                    act_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_stage_change", x => new { x.project_id, x.number });
                    table.ForeignKey(
                        name: "fk_stage_change_project_id",
                        column: x => x.project_id,
                        principalTable: "project",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_project_batch",
                table: "project",
                column: "batch");

            migrationBuilder.CreateIndex(
                name: "ix_project_category",
                table: "project",
                column: "category");

            migrationBuilder.CreateIndex(
                name: "ix_project_code",
                table: "project",
                column: "code");

            migrationBuilder.CreateIndex(
                name: "ix_project_has_left_stage_total_yuan",
                table: "project",
                columns: new[] { "has_left", "stage", "total_yuan" });

            migrationBuilder.CreateIndex(
                name: "ix_project_id",
                table: "project",
                column: "id",
                filter: "serves_items IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_project_name_key",
                table: "project",
                column: "name_key");

            migrationBuilder.CreateIndex(
                name: "ix_project_name_number",
                table: "project",
                columns: new[] { "name", "number" });

            migrationBuilder.CreateIndex(
                name: "ix_project_number",
                table: "project",
                column: "number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_project_planned_finish_number",
                table: "project",
                columns: new[] { "planned_finish", "number" });

            migrationBuilder.CreateIndex(
                name: "ix_project_planned_start_number",
                table: "project",
                columns: new[] { "planned_start", "number" });

            migrationBuilder.CreateIndex(
                name: "ix_project_total_yuan_number",
                table: "project",
                columns: new[] { "total_yuan", "number" });

            migrationBuilder.CreateIndex(
                name: "ix_project_unit_stage_number",
                table: "project",
                columns: new[] { "unit", "stage", "number" });

            migrationBuilder.CreateIndex(
                name: "ix_project_outlook_holder",
                table: "project_outlook",
                column: "holder");

            migrationBuilder.CreateIndex(
                name: "ix_project_source_file",
                table: "project_source",
                column: "file");

            migrationBuilder.CreateIndex(
                name: "ix_project_year_year_list_number",
                table: "project_year",
                columns: new[] { "year", "list", "number" });

            migrationBuilder.CreateIndex(
                name: "ix_start_batch_name",
                table: "start_batch",
                column: "name",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "column_memory");

            migrationBuilder.DropTable(
                name: "procedure_step_progress");

            migrationBuilder.DropTable(
                name: "project_contact");

            migrationBuilder.DropTable(
                name: "project_outlook");

            migrationBuilder.DropTable(
                name: "project_record");

            migrationBuilder.DropTable(
                name: "project_source");

            migrationBuilder.DropTable(
                name: "project_view");

            migrationBuilder.DropTable(
                name: "project_year");

            migrationBuilder.DropTable(
                name: "stage_change");

            migrationBuilder.DropTable(
                name: "project_procedures");

            migrationBuilder.DropTable(
                name: "project");

            migrationBuilder.DropTable(
                name: "start_batch");

            migrationBuilder.DropColumn(
                name: "counts",
                table: "figure_source");
        }
    }
}
