using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Lykta.Web.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Mail : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_OutboxMessage_PartnershipId_DeliveredAt_NextTryAt",
                table: "OutboxMessage");

            migrationBuilder.DropColumn(
                name: "Payload",
                table: "OutboxMessage");

            migrationBuilder.AlterColumn<string>(
                name: "LastFailure",
                table: "OutboxMessage",
                type: "character varying(60)",
                maxLength: 60,
                nullable: true,
                oldClrType: typeof(string),
                oldType: "character varying(200)",
                oldMaxLength: 200,
                oldNullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "LeaseUntil",
                table: "OutboxMessage",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "LeasedBy",
                table: "OutboxMessage",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "RecipientId",
                table: "OutboxMessage",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Secret",
                table: "OutboxMessage",
                type: "character varying(1000)",
                maxLength: 1000,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Status",
                table: "OutboxMessage",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<Guid>(
                name: "SubjectId",
                table: "OutboxMessage",
                type: "uuid",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"));

            migrationBuilder.AddColumn<int>(
                name: "Version",
                table: "OutboxMessage",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<bool>(
                name: "HasDeclinedWeeklyMail",
                table: "AspNetUsers",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateIndex(
                name: "IX_OutboxMessage_PartnershipId_Status_NextTryAt",
                table: "OutboxMessage",
                columns: new[] { "PartnershipId", "Status", "NextTryAt" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_OutboxMessage_PartnershipId_Status_NextTryAt",
                table: "OutboxMessage");

            migrationBuilder.DropColumn(
                name: "LeaseUntil",
                table: "OutboxMessage");

            migrationBuilder.DropColumn(
                name: "LeasedBy",
                table: "OutboxMessage");

            migrationBuilder.DropColumn(
                name: "RecipientId",
                table: "OutboxMessage");

            migrationBuilder.DropColumn(
                name: "Secret",
                table: "OutboxMessage");

            migrationBuilder.DropColumn(
                name: "Status",
                table: "OutboxMessage");

            migrationBuilder.DropColumn(
                name: "SubjectId",
                table: "OutboxMessage");

            migrationBuilder.DropColumn(
                name: "Version",
                table: "OutboxMessage");

            migrationBuilder.DropColumn(
                name: "HasDeclinedWeeklyMail",
                table: "AspNetUsers");

            migrationBuilder.AlterColumn<string>(
                name: "LastFailure",
                table: "OutboxMessage",
                type: "character varying(200)",
                maxLength: 200,
                nullable: true,
                oldClrType: typeof(string),
                oldType: "character varying(60)",
                oldMaxLength: 60,
                oldNullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Payload",
                table: "OutboxMessage",
                type: "text",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_OutboxMessage_PartnershipId_DeliveredAt_NextTryAt",
                table: "OutboxMessage",
                columns: new[] { "PartnershipId", "DeliveredAt", "NextTryAt" });
        }
    }
}
