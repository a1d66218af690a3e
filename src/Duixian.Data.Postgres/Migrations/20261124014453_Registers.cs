using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Duixian.Data.Postgres.Migrations
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
                    year = table.Column<int>(type: "integer", nullable: false),
                    plan = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    item = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    indicator = table.Column<int>(type: "integer", nullable: false),
                    origin = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    register = table.Column<int>(type: "integer", nullable: true),
                    since = table.Column<DateOnly>(type: "date", nullable: false),
                    reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false, collation: "C"),
                    revision = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_figure_source", x => new { x.year, x.plan, x.item, x.indicator });
                });

            migrationBuilder.CreateTable(
                name: "register",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    year = table.Column<int>(type: "integer", nullable: false),
                    plan = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    item = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    indicator = table.Column<int>(type: "integer", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    rule = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    per_unit = table.Column<int>(type: "integer", nullable: false),
                    universe = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    units = table.Column<string>(type: "text", nullable: false),
                    is_public = table.Column<bool>(type: "boolean", nullable: false),
                    title = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false, collation: "C"),
                    note = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true, collation: "C"),
                    opened_on = table.Column<DateOnly>(type: "date", nullable: false),
                    closed_on = table.Column<DateOnly>(type: "date", nullable: true),
                    closed_reason = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    revision = table.Column<long>(type: "bigint", nullable: false)
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
                    year = table.Column<int>(type: "integer", nullable: false),
                    plan = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    item = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    register = table.Column<int>(type: "integer", nullable: false),
                    unit = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    planned = table.Column<int>(type: "integer", nullable: false),
                    under_way = table.Column<int>(type: "integer", nullable: false),
                    done = table.Column<int>(type: "integer", nullable: false),
                    withdrawn = table.Column<int>(type: "integer", nullable: false),
                    doubles = table.Column<int>(type: "integer", nullable: false),
                    reached = table.Column<int>(type: "integer", nullable: false),
                    expected = table.Column<int>(type: "integer", nullable: false),
                    per_unit = table.Column<int>(type: "integer", nullable: false),
                    rule = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    changed_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_register_tally", x => new { x.year, x.plan, x.item, x.register, x.unit });
                });

            migrationBuilder.CreateTable(
                name: "register_row",
                columns: table => new
                {
                    register_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    unit = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    also_units = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true, collation: "C"),
                    township = table.Column<string>(type: "character varying(12)", maxLength: 12, nullable: false, collation: "C"),
                    name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false, collation: "C"),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    planned = table.Column<DateOnly>(type: "date", nullable: true),
                    day = table.Column<DateOnly>(type: "date", nullable: true),
                    evidence = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true, collation: "C"),
                    remark = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true, collation: "C"),
                    key = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C"),
                    doubled = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    double_of = table.Column<int>(type: "integer", nullable: true),
                    day_or_last = table.Column<DateOnly>(type: "date", nullable: false),
                    search = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    added_by = table.Column<Guid>(type: "uuid", nullable: false),
                    revision = table.Column<long>(type: "bigint", nullable: false)
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
                    register_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    act_id = table.Column<Guid>(type: "uuid", nullable: false),
                    before = table.Column<string>(type: "text", nullable: false),
                    after = table.Column<string>(type: "text", nullable: false)
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
