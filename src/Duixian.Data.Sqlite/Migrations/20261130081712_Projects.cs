using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Duixian.Data.Sqlite.Migrations
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
                type: "TEXT",
                maxLength: 40,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "column_memory",
                columns: table => new
                {
                    headings = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    columns = table.Column<string>(type: "TEXT", nullable: false),
                    saved_at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_column_memory", x => x.headings);
                });

            migrationBuilder.CreateTable(
                name: "project_procedures",
                columns: table => new
                {
                    project = table.Column<int>(type: "INTEGER", nullable: false),
                    template = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    begun_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    revision = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_project_procedures", x => x.project);
                });

            migrationBuilder.CreateTable(
                name: "project_view",
                columns: table => new
                {
                    account = table.Column<Guid>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    query = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_project_view", x => new { x.account, x.name });
                });

            migrationBuilder.CreateTable(
                name: "start_batch",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    revision = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_start_batch", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "procedure_step_progress",
                columns: table => new
                {
                    project = table.Column<int>(type: "INTEGER", nullable: false),
                    step = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    state = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    accepted_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    stops = table.Column<string>(type: "TEXT", nullable: false),
                    settled_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    number = table.Column<string>(type: "TEXT", maxLength: 80, nullable: true),
                    valid_until = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    deferred_until = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    reason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    order_reason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true)
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
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 160, nullable: false),
                    code = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    owner_code = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    unit = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    also_units = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    serves_items = table.Column<string>(type: "TEXT", nullable: true),
                    office = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    category = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    level = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    total_yuan = table.Column<long>(type: "INTEGER", nullable: true),
                    planned_start = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    planned_finish = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    search = table.Column<string>(type: "TEXT", nullable: false),
                    name_key = table.Column<string>(type: "TEXT", maxLength: 160, nullable: false),
                    stage = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    stage_since = table.Column<string>(type: "TEXT", maxLength: 10, nullable: true),
                    has_left = table.Column<bool>(type: "INTEGER", nullable: false),
                    started_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    completed_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    producing_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    full_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    batch = table.Column<Guid>(type: "TEXT", nullable: true),
                    ceremony_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    proposal = table.Column<string>(type: "TEXT", nullable: true),
                    is_published = table.Column<bool>(type: "INTEGER", nullable: false),
                    revision = table.Column<long>(type: "INTEGER", nullable: false)
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
                    project_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    post = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    phone = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true)
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
                    project_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    as_of = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    steps_done = table.Column<int>(type: "INTEGER", nullable: false),
                    steps = table.Column<int>(type: "INTEGER", nullable: false),
                    complete_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    complete_by = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    earliest_start = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    holder = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    holder_kind = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    step = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    step_name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    held_since = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    expires = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    flagged = table.Column<bool>(type: "INTEGER", nullable: false)
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
                    project_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    record = table.Column<string>(type: "TEXT", nullable: false)
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
                    project_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    file = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    file_name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    sheet = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    row = table.Column<int>(type: "INTEGER", nullable: false),
                    row_id = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true)
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
                    project_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    year = table.Column<int>(type: "INTEGER", nullable: false),
                    list = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    frozen = table.Column<string>(type: "TEXT", nullable: true),
                    adjusted = table.Column<string>(type: "TEXT", nullable: true),
                    reason = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    frozen_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    revision = table.Column<long>(type: "INTEGER", nullable: false)
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
                    project_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    move = table.Column<string>(type: "TEXT", nullable: false),
                    act_id = table.Column<Guid>(type: "TEXT", nullable: false)
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
