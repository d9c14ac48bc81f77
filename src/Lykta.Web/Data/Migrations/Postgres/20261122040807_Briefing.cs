using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Lykta.Web.Data.Migrations.Postgres
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
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    PartnershipId = table.Column<Guid>(type: "uuid", nullable: false),
                    CollaborationId = table.Column<Guid>(type: "uuid", nullable: true),
                    Weekday = table.Column<int>(type: "integer", nullable: false),
                    MeetingAt = table.Column<TimeOnly>(type: "time without time zone", nullable: false),
                    From = table.Column<TimeOnly>(type: "time without time zone", nullable: false),
                    To = table.Column<TimeOnly>(type: "time without time zone", nullable: false),
                    EndedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BriefingSeries", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "FunctionContact",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    PartnershipId = table.Column<Guid>(type: "uuid", nullable: false),
                    Function = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    UnitId = table.Column<Guid>(type: "uuid", nullable: false),
                    Topic = table.Column<string>(type: "character varying(160)", maxLength: 160, nullable: true),
                    Way = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    Hours = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FunctionContact", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "HandoverReceipt",
                columns: table => new
                {
                    MembershipId = table.Column<Guid>(type: "uuid", nullable: false),
                    PartnershipId = table.Column<Guid>(type: "uuid", nullable: false),
                    ReceivedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_HandoverReceipt", x => x.MembershipId);
                });

            migrationBuilder.CreateTable(
                name: "OnboardingTick",
                columns: table => new
                {
                    MembershipId = table.Column<Guid>(type: "uuid", nullable: false),
                    Point = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    PartnershipId = table.Column<Guid>(type: "uuid", nullable: false),
                    DoneAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OnboardingTick", x => new { x.MembershipId, x.Point });
                });

            migrationBuilder.CreateTable(
                name: "BriefingSheet",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    PartnershipId = table.Column<Guid>(type: "uuid", nullable: false),
                    SeriesId = table.Column<Guid>(type: "uuid", nullable: false),
                    CollaborationId = table.Column<Guid>(type: "uuid", nullable: true),
                    Day = table.Column<DateOnly>(type: "date", nullable: false),
                    Edition = table.Column<int>(type: "integer", nullable: false),
                    Key = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    MeetingAt = table.Column<TimeOnly>(type: "time without time zone", nullable: false),
                    From = table.Column<TimeOnly>(type: "time without time zone", nullable: false),
                    To = table.Column<TimeOnly>(type: "time without time zone", nullable: false),
                    State = table.Column<int>(type: "integer", nullable: false),
                    PreparedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    SharedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    SharedBy = table.Column<Guid>(type: "uuid", nullable: true),
                    LinkEndsAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Registration = table.Column<int>(type: "integer", nullable: true),
                    DiaryNumber = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    IsSecrecyMarked = table.Column<bool>(type: "boolean", nullable: false),
                    DisposalDecision = table.Column<string>(type: "character varying(160)", maxLength: 160, nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
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
                    SheetId = table.Column<Guid>(type: "uuid", nullable: false),
                    Role = table.Column<int>(type: "integer", nullable: false),
                    PartnershipId = table.Column<Guid>(type: "uuid", nullable: false),
                    Count = table.Column<int>(type: "integer", nullable: false)
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
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    PartnershipId = table.Column<Guid>(type: "uuid", nullable: false),
                    SheetId = table.Column<Guid>(type: "uuid", nullable: false),
                    Block = table.Column<int>(type: "integer", nullable: false),
                    Order = table.Column<int>(type: "integer", nullable: false),
                    Heading = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: true),
                    PlaceId = table.Column<Guid>(type: "uuid", nullable: true),
                    From = table.Column<TimeOnly>(type: "time without time zone", nullable: true),
                    To = table.Column<TimeOnly>(type: "time without time zone", nullable: true),
                    Text = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    Action = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    Contact = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    Count = table.Column<int>(type: "integer", nullable: true),
                    Since = table.Column<DateOnly>(type: "date", nullable: true),
                    ClosedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Origin = table.Column<int>(type: "integer", nullable: false),
                    Sharing = table.Column<int>(type: "integer", nullable: false),
                    OwnerOrganisationId = table.Column<Guid>(type: "uuid", nullable: false),
                    OwnerBranchId = table.Column<Guid>(type: "uuid", nullable: false),
                    WrittenBy = table.Column<Guid>(type: "uuid", nullable: true),
                    ReceivedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
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
                    SheetId = table.Column<Guid>(type: "uuid", nullable: false),
                    Block = table.Column<int>(type: "integer", nullable: false),
                    PartnershipId = table.Column<Guid>(type: "uuid", nullable: false),
                    Text = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false)
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
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    PartnershipId = table.Column<Guid>(type: "uuid", nullable: false),
                    SheetId = table.Column<Guid>(type: "uuid", nullable: false),
                    Audience = table.Column<int>(type: "integer", nullable: false),
                    Content = table.Column<string>(type: "text", nullable: false),
                    Sha256 = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false)
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
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    PartnershipId = table.Column<Guid>(type: "uuid", nullable: false),
                    SheetId = table.Column<Guid>(type: "uuid", nullable: false),
                    UnitId = table.Column<Guid>(type: "uuid", nullable: false),
                    Text = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    Wish = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    Sharing = table.Column<int>(type: "integer", nullable: false),
                    OwnerOrganisationId = table.Column<Guid>(type: "uuid", nullable: false),
                    OwnerBranchId = table.Column<Guid>(type: "uuid", nullable: false),
                    WrittenBy = table.Column<Guid>(type: "uuid", nullable: true),
                    ReceivedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
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
                    DebriefId = table.Column<Guid>(type: "uuid", nullable: false),
                    ItemId = table.Column<Guid>(type: "uuid", nullable: false),
                    PartnershipId = table.Column<Guid>(type: "uuid", nullable: false),
                    Answer = table.Column<int>(type: "integer", nullable: false)
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
