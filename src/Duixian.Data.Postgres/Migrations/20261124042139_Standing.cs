using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Duixian.Data.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class Standing : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "clause",
                table: "party_standing",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "excused",
                table: "party_standing",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "inputs",
                table: "party_standing",
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<int>(
                name: "periods_closed",
                table: "party_standing",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "periods_earlier",
                table: "party_standing",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<bool>(
                name: "withdrawn",
                table: "party_standing",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<int>(
                name: "clause",
                table: "item_standing",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "due",
                table: "item_standing",
                type: "date",
                nullable: false,
                defaultValue: new DateOnly(1, 1, 1));

            migrationBuilder.AddColumn<bool>(
                name: "excused",
                table: "item_standing",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "inputs",
                table: "item_standing",
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "lead_name",
                table: "item_standing",
                type: "text",
                nullable: true,
                collation: "C");

            migrationBuilder.AddColumn<int>(
                name: "periods_closed",
                table: "item_standing",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "periods_earlier",
                table: "item_standing",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AlterColumn<DateOnly>(
                name: "due",
                table: "indicator_standing",
                type: "date",
                nullable: false,
                defaultValue: new DateOnly(1, 1, 1),
                oldClrType: typeof(DateOnly),
                oldType: "date",
                oldNullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "additive",
                table: "indicator_standing",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "base_unit",
                table: "indicator_standing",
                type: "character varying(40)",
                maxLength: 40,
                nullable: false,
                defaultValue: "",
                collation: "C");

            migrationBuilder.AddColumn<int>(
                name: "clause",
                table: "indicator_standing",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "excused",
                table: "indicator_standing",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "inputs",
                table: "indicator_standing",
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<int>(
                name: "periods_closed",
                table: "indicator_standing",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "periods_earlier",
                table: "indicator_standing",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "promise",
                table: "indicator_standing",
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<bool>(
                name: "shared",
                table: "indicator_standing",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "withdrawn",
                table: "indicator_standing",
                type: "boolean",
                nullable: false,
                defaultValue: false);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "clause",
                table: "party_standing");

            migrationBuilder.DropColumn(
                name: "excused",
                table: "party_standing");

            migrationBuilder.DropColumn(
                name: "inputs",
                table: "party_standing");

            migrationBuilder.DropColumn(
                name: "periods_closed",
                table: "party_standing");

            migrationBuilder.DropColumn(
                name: "periods_earlier",
                table: "party_standing");

            migrationBuilder.DropColumn(
                name: "withdrawn",
                table: "party_standing");

            migrationBuilder.DropColumn(
                name: "clause",
                table: "item_standing");

            migrationBuilder.DropColumn(
                name: "due",
                table: "item_standing");

            migrationBuilder.DropColumn(
                name: "excused",
                table: "item_standing");

            migrationBuilder.DropColumn(
                name: "inputs",
                table: "item_standing");

            migrationBuilder.DropColumn(
                name: "lead_name",
                table: "item_standing");

            migrationBuilder.DropColumn(
                name: "periods_closed",
                table: "item_standing");

            migrationBuilder.DropColumn(
                name: "periods_earlier",
                table: "item_standing");

            migrationBuilder.DropColumn(
                name: "additive",
                table: "indicator_standing");

            migrationBuilder.DropColumn(
                name: "base_unit",
                table: "indicator_standing");

            migrationBuilder.DropColumn(
                name: "clause",
                table: "indicator_standing");

            migrationBuilder.DropColumn(
                name: "excused",
                table: "indicator_standing");

            migrationBuilder.DropColumn(
                name: "inputs",
                table: "indicator_standing");

            migrationBuilder.DropColumn(
                name: "periods_closed",
                table: "indicator_standing");

            migrationBuilder.DropColumn(
                name: "periods_earlier",
                table: "indicator_standing");

            migrationBuilder.DropColumn(
                name: "promise",
                table: "indicator_standing");

            migrationBuilder.DropColumn(
                name: "shared",
                table: "indicator_standing");

            migrationBuilder.DropColumn(
                name: "withdrawn",
                table: "indicator_standing");

            migrationBuilder.AlterColumn<DateOnly>(
                name: "due",
                table: "indicator_standing",
                type: "date",
                nullable: true,
                oldClrType: typeof(DateOnly),
                oldType: "date");
        }
    }
}
