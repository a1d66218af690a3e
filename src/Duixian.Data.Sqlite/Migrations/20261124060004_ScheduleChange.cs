using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Duixian.Data.Sqlite.Migrations
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
