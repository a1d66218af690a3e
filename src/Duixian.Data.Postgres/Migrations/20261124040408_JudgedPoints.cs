using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Duixian.Data.Postgres.Migrations
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
                type: "boolean",
                nullable: false,
                defaultValue: false);

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
