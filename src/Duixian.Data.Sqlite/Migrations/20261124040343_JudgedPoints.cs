using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Duixian.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class JudgedPoints : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "fictional",
                table: "plan_standing",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

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

            migrationBuilder.CreateIndex(
                name: "ix_judged_point_year_plan_day",
                table: "judged_point",
                columns: new[] { "year", "plan", "day" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "judged_point");

            migrationBuilder.DropColumn(
                name: "fictional",
                table: "plan_standing");
        }
    }
}
