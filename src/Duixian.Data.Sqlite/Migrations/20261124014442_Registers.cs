using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Duixian.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Registers : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "figure_source",
                columns: table => new
                {
                    year = table.Column<int>(type: "INTEGER", nullable: false),
                    plan = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    item = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    indicator = table.Column<int>(type: "INTEGER", nullable: false),
                    origin = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    register = table.Column<int>(type: "INTEGER", nullable: true),
                    since = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    reason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    revision = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_figure_source", x => new { x.year, x.plan, x.item, x.indicator });
                });

            migrationBuilder.CreateTable(
                name: "register",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    year = table.Column<int>(type: "INTEGER", nullable: false),
                    plan = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    item = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    indicator = table.Column<int>(type: "INTEGER", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    rule = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    per_unit = table.Column<int>(type: "INTEGER", nullable: false),
                    universe = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    units = table.Column<string>(type: "TEXT", nullable: false),
                    is_public = table.Column<bool>(type: "INTEGER", nullable: false),
                    title = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    note = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    opened_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    closed_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    closed_reason = table.Column<string>(type: "TEXT", nullable: true),
                    revision = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_register", x => x.id);
                    table.CheckConstraint("ck_register_beneficiaries", "kind <> 'Beneficiaries' OR NOT is_public");
                });

            migrationBuilder.CreateTable(
                name: "register_tally",
                columns: table => new
                {
                    year = table.Column<int>(type: "INTEGER", nullable: false),
                    plan = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    item = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    register = table.Column<int>(type: "INTEGER", nullable: false),
                    unit = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    planned = table.Column<int>(type: "INTEGER", nullable: false),
                    under_way = table.Column<int>(type: "INTEGER", nullable: false),
                    done = table.Column<int>(type: "INTEGER", nullable: false),
                    withdrawn = table.Column<int>(type: "INTEGER", nullable: false),
                    doubles = table.Column<int>(type: "INTEGER", nullable: false),
                    reached = table.Column<int>(type: "INTEGER", nullable: false),
                    expected = table.Column<int>(type: "INTEGER", nullable: false),
                    per_unit = table.Column<int>(type: "INTEGER", nullable: false),
                    rule = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    changed_at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_register_tally", x => new { x.year, x.plan, x.item, x.register, x.unit });
                });

            migrationBuilder.CreateTable(
                name: "register_row",
                columns: table => new
                {
                    register_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    unit = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    also_units = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    township = table.Column<string>(type: "TEXT", maxLength: 12, nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    state = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    planned = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    day = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    evidence = table.Column<string>(type: "TEXT", maxLength: 300, nullable: true),
                    remark = table.Column<string>(type: "TEXT", maxLength: 300, nullable: true),
                    key = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    doubled = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    double_of = table.Column<int>(type: "INTEGER", nullable: true),
                    day_or_last = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    search = table.Column<string>(type: "TEXT", nullable: false),
                    added_by = table.Column<Guid>(type: "TEXT", nullable: false),
                    revision = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_register_row", x => new { x.register_id, x.number });
                    table.CheckConstraint("ck_register_row_done", "state <> 'Done' OR day IS NOT NULL");
                    table.ForeignKey(
                        name: "fk_register_row_register_id",
                        column: x => x.register_id,
                        principalTable: "register",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "register_row_change",
                columns: table => new
                {
                    register_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    act_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    before = table.Column<string>(type: "TEXT", nullable: false),
                    after = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_register_row_change", x => new { x.register_id, x.number, x.act_id });
                    table.ForeignKey(
                        name: "fk_register_row_change_register_id_number",
                        columns: x => new { x.register_id, x.number },
                        principalTable: "register_row",
                        principalColumns: new[] { "register_id", "number" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_register_year_plan_item_number",
                table: "register",
                columns: new[] { "year", "plan", "item", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_register_row_register_id_day_or_last_number",
                table: "register_row",
                columns: new[] { "register_id", "day_or_last", "number" });

            migrationBuilder.CreateIndex(
                name: "ix_register_row_register_id_key",
                table: "register_row",
                columns: new[] { "register_id", "key" });

            migrationBuilder.CreateIndex(
                name: "ix_register_row_register_id_name_number",
                table: "register_row",
                columns: new[] { "register_id", "name", "number" });

            migrationBuilder.CreateIndex(
                name: "ix_register_row_register_id_state_doubled",
                table: "register_row",
                columns: new[] { "register_id", "state", "doubled" });

            migrationBuilder.CreateIndex(
                name: "ix_register_row_register_id_township_state_doubled",
                table: "register_row",
                columns: new[] { "register_id", "township", "state", "doubled" });

            migrationBuilder.CreateIndex(
                name: "ix_register_row_register_id_unit_state_doubled",
                table: "register_row",
                columns: new[] { "register_id", "unit", "state", "doubled" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "figure_source");

            migrationBuilder.DropTable(
                name: "register_row_change");

            migrationBuilder.DropTable(
                name: "register_tally");

            migrationBuilder.DropTable(
                name: "register_row");

            migrationBuilder.DropTable(
                name: "register");
        }
    }
}
