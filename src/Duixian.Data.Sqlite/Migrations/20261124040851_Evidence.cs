using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Duixian.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Evidence : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "calendar_feed",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    token_hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    account = table.Column<Guid>(type: "TEXT", nullable: false),
                    office = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    made_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    revoked_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    revision = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_calendar_feed", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "digest_sent",
                columns: table => new
                {
                    key = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    party = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    state = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    tries = table.Column<int>(type: "INTEGER", nullable: false),
                    fence = table.Column<long>(type: "INTEGER", nullable: false),
                    fault = table.Column<string>(type: "TEXT", maxLength: 300, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_digest_sent", x => x.key);
                });

            migrationBuilder.CreateTable(
                name: "evidence_file",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    report_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    year = table.Column<int>(type: "INTEGER", nullable: false),
                    plan = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    item = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    indicator = table.Column<int>(type: "INTEGER", nullable: false),
                    party = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    round = table.Column<int>(type: "INTEGER", nullable: false),
                    as_of = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    format = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    sha256 = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    size = table.Column<long>(type: "INTEGER", nullable: false),
                    width = table.Column<int>(type: "INTEGER", nullable: true),
                    height = table.Column<int>(type: "INTEGER", nullable: true),
                    picture = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    grade = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    note = table.Column<string>(type: "TEXT", maxLength: 300, nullable: true),
                    office = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    added_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    label = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    released_sha256 = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    released_size = table.Column<long>(type: "INTEGER", nullable: true),
                    released_title = table.Column<string>(type: "TEXT", maxLength: 300, nullable: true),
                    released_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    withdrawn_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    withdrawn_reason = table.Column<string>(type: "TEXT", maxLength: 300, nullable: true),
                    revision = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_evidence_file", x => x.id);
                    table.CheckConstraint("ck_evidence_file_released", "(label = 'Released') = (released_sha256 IS NOT NULL AND released_title IS NOT NULL AND released_on IS NOT NULL)");
                    table.ForeignKey(
                        name: "fk_evidence_file_report_id",
                        column: x => x.report_id,
                        principalTable: "progress_report",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "job_lease",
                columns: table => new
                {
                    name = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    owner = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    until = table.Column<DateTime>(type: "TEXT", nullable: false),
                    fence = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_job_lease", x => x.name);
                });

            migrationBuilder.CreateTable(
                name: "reminder_channel",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    party = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    target = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    shown = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    added_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    removed_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    revision = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_reminder_channel", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_calendar_feed_account_id",
                table: "calendar_feed",
                columns: new[] { "account", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_calendar_feed_token_hash",
                table: "calendar_feed",
                column: "token_hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_digest_sent_day_party",
                table: "digest_sent",
                columns: new[] { "day", "party" });

            migrationBuilder.CreateIndex(
                name: "ix_evidence_file_party_id",
                table: "evidence_file",
                columns: new[] { "party", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_evidence_file_picture",
                table: "evidence_file",
                column: "picture");

            migrationBuilder.CreateIndex(
                name: "ix_evidence_file_released_sha256",
                table: "evidence_file",
                column: "released_sha256");

            migrationBuilder.CreateIndex(
                name: "ix_evidence_file_report_id_sha256",
                table: "evidence_file",
                columns: new[] { "report_id", "sha256" });

            migrationBuilder.CreateIndex(
                name: "ix_evidence_file_sha256",
                table: "evidence_file",
                column: "sha256");

            migrationBuilder.CreateIndex(
                name: "ix_evidence_file_year_plan_item_indicator_party",
                table: "evidence_file",
                columns: new[] { "year", "plan", "item", "indicator", "party" });

            migrationBuilder.CreateIndex(
                name: "ix_reminder_channel_party_id",
                table: "reminder_channel",
                columns: new[] { "party", "id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "calendar_feed");

            migrationBuilder.DropTable(
                name: "digest_sent");

            migrationBuilder.DropTable(
                name: "evidence_file");

            migrationBuilder.DropTable(
                name: "job_lease");

            migrationBuilder.DropTable(
                name: "reminder_channel");
        }
    }
}
