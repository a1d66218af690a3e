using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Duixian.Data.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class ScheduleChange : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
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

            migrationBuilder.CreateIndex(
                name: "ix_schedule_change_year_plan_item_indicator_state",
                table: "schedule_change",
                columns: new[] { "year", "plan", "item", "indicator", "state" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "schedule_change");
        }
    }
}
