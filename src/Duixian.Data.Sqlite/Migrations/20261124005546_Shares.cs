using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Duixian.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Shares : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "decomposition",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    year = table.Column<int>(type: "INTEGER", nullable: false),
                    plan = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    item = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    indicator = table.Column<int>(type: "INTEGER", nullable: false),
                    revision = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_decomposition", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "share_line",
                columns: table => new
                {
                    year = table.Column<int>(type: "INTEGER", nullable: false),
                    plan = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    item = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    indicator = table.Column<int>(type: "INTEGER", nullable: false),
                    party = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    party_name = table.Column<string>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    position = table.Column<int>(type: "INTEGER", nullable: false),
                    amount = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_share_line", x => new { x.year, x.plan, x.item, x.indicator, x.party });
                });

            migrationBuilder.CreateTable(
                name: "share_summary",
                columns: table => new
                {
                    year = table.Column<int>(type: "INTEGER", nullable: false),
                    plan = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    item = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    indicator = table.Column<int>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    target_version = table.Column<int>(type: "INTEGER", nullable: false),
                    method = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    universe = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    target = table.Column<long>(type: "INTEGER", nullable: true),
                    unit = table.Column<string>(type: "TEXT", nullable: false),
                    sum = table.Column<long>(type: "INTEGER", nullable: true),
                    works = table.Column<int>(type: "INTEGER", nullable: true),
                    basis = table.Column<string>(type: "TEXT", nullable: true),
                    reason = table.Column<string>(type: "TEXT", nullable: true),
                    day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    confirmed_on = table.Column<DateOnly>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_share_summary", x => new { x.year, x.plan, x.item, x.indicator });
                });

            migrationBuilder.CreateTable(
                name: "decomposition_version",
                columns: table => new
                {
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    decomposition_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    target_version = table.Column<int>(type: "INTEGER", nullable: false),
                    method = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    universe = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    target = table.Column<long>(type: "INTEGER", nullable: true),
                    unit = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    sum = table.Column<long>(type: "INTEGER", nullable: true),
                    inputs = table.Column<string>(type: "TEXT", nullable: false),
                    shares = table.Column<string>(type: "TEXT", nullable: false),
                    reason = table.Column<string>(type: "TEXT", nullable: true),
                    day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    confirmed_on = table.Column<DateOnly>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_decomposition_version", x => new { x.decomposition_id, x.number });
                    table.CheckConstraint("ck_decomposition_version_reason", "number = 1 OR reason IS NOT NULL");
                    table.ForeignKey(
                        name: "fk_decomposition_version_decomposition_id",
                        column: x => x.decomposition_id,
                        principalTable: "decomposition",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_decomposition_year_plan_item_indicator",
                table: "decomposition",
                columns: new[] { "year", "plan", "item", "indicator" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_share_line_party_year",
                table: "share_line",
                columns: new[] { "party", "year" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "decomposition_version");

            migrationBuilder.DropTable(
                name: "share_line");

            migrationBuilder.DropTable(
                name: "share_summary");

            migrationBuilder.DropTable(
                name: "decomposition");
        }
    }
}
