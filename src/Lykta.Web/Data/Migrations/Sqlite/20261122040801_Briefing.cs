using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Lykta.Web.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Briefing : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "BriefingSeries",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    PartnershipId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    CollaborationId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Weekday = table.Column<int>(type: "INTEGER", nullable: false),
                    MeetingAt = table.Column<TimeOnly>(type: "TEXT", nullable: false),
                    From = table.Column<TimeOnly>(type: "TEXT", nullable: false),
                    To = table.Column<TimeOnly>(type: "TEXT", nullable: false),
                    EndedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BriefingSeries", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "FunctionContact",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    PartnershipId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Function = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    UnitId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Topic = table.Column<string>(type: "TEXT", maxLength: 160, nullable: true),
                    Way = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    Hours = table.Column<string>(type: "TEXT", maxLength: 80, nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FunctionContact", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "HandoverReceipt",
                columns: table => new
                {
                    MembershipId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    PartnershipId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ReceivedAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_HandoverReceipt", x => x.MembershipId);
                });

            migrationBuilder.CreateTable(
                name: "OnboardingTick",
                columns: table => new
                {
                    MembershipId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Point = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    PartnershipId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    DoneAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OnboardingTick", x => new { x.MembershipId, x.Point });
                });

            migrationBuilder.CreateTable(
                name: "BriefingSheet",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    PartnershipId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    SeriesId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    CollaborationId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Edition = table.Column<int>(type: "INTEGER", nullable: false),
                    Key = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    MeetingAt = table.Column<TimeOnly>(type: "TEXT", nullable: false),
                    From = table.Column<TimeOnly>(type: "TEXT", nullable: false),
                    To = table.Column<TimeOnly>(type: "TEXT", nullable: false),
                    State = table.Column<int>(type: "INTEGER", nullable: false),
                    PreparedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    SharedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    SharedBy = table.Column<byte[]>(type: "BLOB", nullable: true),
                    LinkEndsAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Registration = table.Column<int>(type: "INTEGER", nullable: true),
                    DiaryNumber = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    IsSecrecyMarked = table.Column<bool>(type: "INTEGER", nullable: false),
                    DisposalDecision = table.Column<string>(type: "TEXT", maxLength: 160, nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BriefingSheet", x => x.Id);
                    table.ForeignKey(
                        name: "FK_BriefingSheet_BriefingSeries_SeriesId",
                        column: x => x.SeriesId,
                        principalTable: "BriefingSeries",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "BriefingAttendance",
                columns: table => new
                {
                    SheetId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Role = table.Column<int>(type: "INTEGER", nullable: false),
                    PartnershipId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Count = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BriefingAttendance", x => new { x.SheetId, x.Role });
                    table.ForeignKey(
                        name: "FK_BriefingAttendance_BriefingSheet_SheetId",
                        column: x => x.SheetId,
                        principalTable: "BriefingSheet",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "BriefingItem",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    PartnershipId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    SheetId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Block = table.Column<int>(type: "INTEGER", nullable: false),
                    Order = table.Column<int>(type: "INTEGER", nullable: false),
                    Heading = table.Column<string>(type: "TEXT", maxLength: 120, nullable: true),
                    PlaceId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    From = table.Column<TimeOnly>(type: "TEXT", nullable: true),
                    To = table.Column<TimeOnly>(type: "TEXT", nullable: true),
                    Text = table.Column<string>(type: "TEXT", maxLength: 300, nullable: true),
                    Action = table.Column<string>(type: "TEXT", maxLength: 300, nullable: true),
                    Contact = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    Count = table.Column<int>(type: "INTEGER", nullable: true),
                    Since = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    ClosedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Origin = table.Column<int>(type: "INTEGER", nullable: false),
                    Sharing = table.Column<int>(type: "INTEGER", nullable: false),
                    OwnerOrganisationId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    OwnerBranchId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    WrittenBy = table.Column<byte[]>(type: "BLOB", nullable: true),
                    ReceivedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BriefingItem", x => x.Id);
                    table.ForeignKey(
                        name: "FK_BriefingItem_BriefingSheet_SheetId",
                        column: x => x.SheetId,
                        principalTable: "BriefingSheet",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "BriefingNote",
                columns: table => new
                {
                    SheetId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Block = table.Column<int>(type: "INTEGER", nullable: false),
                    PartnershipId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Text = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BriefingNote", x => new { x.SheetId, x.Block });
                    table.ForeignKey(
                        name: "FK_BriefingNote_BriefingSheet_SheetId",
                        column: x => x.SheetId,
                        principalTable: "BriefingSheet",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "BriefingVersion",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    PartnershipId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    SheetId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Audience = table.Column<int>(type: "INTEGER", nullable: false),
                    Content = table.Column<string>(type: "TEXT", nullable: false),
                    Sha256 = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BriefingVersion", x => x.Id);
                    table.ForeignKey(
                        name: "FK_BriefingVersion_BriefingSheet_SheetId",
                        column: x => x.SheetId,
                        principalTable: "BriefingSheet",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Debrief",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    PartnershipId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    SheetId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    UnitId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Text = table.Column<string>(type: "TEXT", maxLength: 300, nullable: true),
                    Wish = table.Column<string>(type: "TEXT", maxLength: 300, nullable: true),
                    Sharing = table.Column<int>(type: "INTEGER", nullable: false),
                    OwnerOrganisationId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    OwnerBranchId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    WrittenBy = table.Column<byte[]>(type: "BLOB", nullable: true),
                    ReceivedAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Debrief", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Debrief_BriefingSheet_SheetId",
                        column: x => x.SheetId,
                        principalTable: "BriefingSheet",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "DebriefAnswer",
                columns: table => new
                {
                    DebriefId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ItemId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    PartnershipId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Answer = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DebriefAnswer", x => new { x.DebriefId, x.ItemId });
                    table.ForeignKey(
                        name: "FK_DebriefAnswer_Debrief_DebriefId",
                        column: x => x.DebriefId,
                        principalTable: "Debrief",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_BriefingItem_PartnershipId_ReceivedAt",
                table: "BriefingItem",
                columns: new[] { "PartnershipId", "ReceivedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_BriefingItem_SheetId_Block_Order",
                table: "BriefingItem",
                columns: new[] { "SheetId", "Block", "Order" });

            migrationBuilder.CreateIndex(
                name: "IX_BriefingSeries_PartnershipId",
                table: "BriefingSeries",
                column: "PartnershipId");

            migrationBuilder.CreateIndex(
                name: "IX_BriefingSheet_PartnershipId_Key_Edition",
                table: "BriefingSheet",
                columns: new[] { "PartnershipId", "Key", "Edition" });

            migrationBuilder.CreateIndex(
                name: "IX_BriefingSheet_SeriesId_Day_Edition",
                table: "BriefingSheet",
                columns: new[] { "SeriesId", "Day", "Edition" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_BriefingVersion_SheetId_Audience",
                table: "BriefingVersion",
                columns: new[] { "SheetId", "Audience" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Debrief_PartnershipId_ReceivedAt",
                table: "Debrief",
                columns: new[] { "PartnershipId", "ReceivedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Debrief_SheetId",
                table: "Debrief",
                column: "SheetId");

            migrationBuilder.CreateIndex(
                name: "IX_FunctionContact_PartnershipId",
                table: "FunctionContact",
                column: "PartnershipId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "BriefingAttendance");

            migrationBuilder.DropTable(
                name: "BriefingItem");

            migrationBuilder.DropTable(
                name: "BriefingNote");

            migrationBuilder.DropTable(
                name: "BriefingVersion");

            migrationBuilder.DropTable(
                name: "DebriefAnswer");

            migrationBuilder.DropTable(
                name: "FunctionContact");

            migrationBuilder.DropTable(
                name: "HandoverReceipt");

            migrationBuilder.DropTable(
                name: "OnboardingTick");

            migrationBuilder.DropTable(
                name: "Debrief");

            migrationBuilder.DropTable(
                name: "BriefingSheet");

            migrationBuilder.DropTable(
                name: "BriefingSeries");
        }
    }
}
