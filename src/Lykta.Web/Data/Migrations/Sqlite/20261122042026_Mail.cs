using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Lykta.Web.Data.Migrations.Sqlite
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

            // Dropped, not renamed: an old payload holds a link and an address.
            migrationBuilder.DropColumn(
                name: "Payload",
                table: "OutboxMessage");

            migrationBuilder.AddColumn<Guid>(
                name: "LeasedBy",
                table: "OutboxMessage",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "LeaseUntil",
                table: "OutboxMessage",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "RecipientId",
                table: "OutboxMessage",
                type: "BLOB",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Secret",
                table: "OutboxMessage",
                type: "TEXT",
                maxLength: 1000,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Status",
                table: "OutboxMessage",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<Guid>(
                name: "SubjectId",
                table: "OutboxMessage",
                type: "TEXT",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"));

            migrationBuilder.AddColumn<int>(
                name: "Version",
                table: "OutboxMessage",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<bool>(
                name: "HasDeclinedWeeklyMail",
                table: "AspNetUsers",
                type: "INTEGER",
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

            migrationBuilder.DropColumn(
                name: "LeasedBy",
                table: "OutboxMessage");

            migrationBuilder.AddColumn<string>(
                name: "Payload",
                table: "OutboxMessage",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_OutboxMessage_PartnershipId_DeliveredAt_NextTryAt",
                table: "OutboxMessage",
                columns: new[] { "PartnershipId", "DeliveredAt", "NextTryAt" });
        }
    }
}
