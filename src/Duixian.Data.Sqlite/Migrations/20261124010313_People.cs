using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Duixian.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class People : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "acts_under",
                table: "person",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "entered_by",
                table: "person",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "office",
                table: "audit_event",
                type: "TEXT",
                maxLength: 20,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "role",
                table: "audit_event",
                type: "TEXT",
                maxLength: 40,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<bool>(
                name: "waits",
                table: "appointment",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<Guid>(
                name: "on_behalf_of",
                table: "act",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "ix_person_state",
                table: "person",
                column: "state");

            migrationBuilder.CreateIndex(
                name: "ix_audit_event_at",
                table: "audit_event",
                column: "at");

            migrationBuilder.CreateIndex(
                name: "ix_act_account_id_first_entry",
                table: "act",
                columns: new[] { "account_id", "first_entry" });

            migrationBuilder.CreateIndex(
                name: "ix_act_at",
                table: "act",
                column: "at");

            migrationBuilder.CreateIndex(
                name: "ix_act_office_first_entry",
                table: "act",
                columns: new[] { "office", "first_entry" });

            migrationBuilder.CreateIndex(
                name: "ix_act_role_first_entry",
                table: "act",
                columns: new[] { "role", "first_entry" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_person_state",
                table: "person");

            migrationBuilder.DropIndex(
                name: "ix_audit_event_at",
                table: "audit_event");

            migrationBuilder.DropIndex(
                name: "ix_act_account_id_first_entry",
                table: "act");

            migrationBuilder.DropIndex(
                name: "ix_act_at",
                table: "act");

            migrationBuilder.DropIndex(
                name: "ix_act_office_first_entry",
                table: "act");

            migrationBuilder.DropIndex(
                name: "ix_act_role_first_entry",
                table: "act");

            migrationBuilder.DropColumn(
                name: "acts_under",
                table: "person");

            migrationBuilder.DropColumn(
                name: "entered_by",
                table: "person");

            migrationBuilder.DropColumn(
                name: "office",
                table: "audit_event");

            migrationBuilder.DropColumn(
                name: "role",
                table: "audit_event");

            migrationBuilder.DropColumn(
                name: "waits",
                table: "appointment");

            migrationBuilder.DropColumn(
                name: "on_behalf_of",
                table: "act");
        }
    }
}
