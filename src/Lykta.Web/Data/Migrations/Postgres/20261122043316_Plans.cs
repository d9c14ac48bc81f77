using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Lykta.Web.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Plans : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "ActionPlan",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    PartnershipId = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    Title = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Level = table.Column<int>(type: "integer", nullable: false),
                    From = table.Column<DateOnly>(type: "date", nullable: false),
                    To = table.Column<DateOnly>(type: "date", nullable: false),
                    OwnFields = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    MissingAreaReason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    Sources = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    AdoptedVersion = table.Column<int>(type: "integer", nullable: false),
                    AdoptedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ActionPlan", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "PriorityArea",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    PartnershipId = table.Column<Guid>(type: "uuid", nullable: false),
                    Code = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Name = table.Column<string>(type: "character varying(160)", maxLength: 160, nullable: false),
                    Order = table.Column<int>(type: "integer", nullable: false),
                    ListYear = table.Column<int>(type: "integer", nullable: false),
                    EndedOn = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PriorityArea", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "FollowUpRound",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    PartnershipId = table.Column<Guid>(type: "uuid", nullable: false),
                    PlanId = table.Column<Guid>(type: "uuid", nullable: false),
                    Slug = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    Title = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Kind = table.Column<int>(type: "integer", nullable: false),
                    Year = table.Column<int>(type: "integer", nullable: false),
                    WorkHeading = table.Column<string>(type: "character varying(160)", maxLength: 160, nullable: false),
                    PlanHeading = table.Column<string>(type: "character varying(160)", maxLength: 160, nullable: false),
                    OpensOn = table.Column<DateOnly>(type: "date", nullable: false),
                    DueOn = table.Column<DateOnly>(type: "date", nullable: false),
                    CompiledOn = table.Column<DateOnly>(type: "date", nullable: true),
                    BoardOn = table.Column<DateOnly>(type: "date", nullable: true),
                    CopiedFromId = table.Column<Guid>(type: "uuid", nullable: true),
                    SentAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    RemindedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false),
                    IsImported = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FollowUpRound", x => x.Id);
                    table.ForeignKey(
                        name: "FK_FollowUpRound_ActionPlan_PlanId",
                        column: x => x.PlanId,
                        principalTable: "ActionPlan",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PlanDecision",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    PartnershipId = table.Column<Guid>(type: "uuid", nullable: false),
                    PlanId = table.Column<Guid>(type: "uuid", nullable: false),
                    Body = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Outcome = table.Column<int>(type: "integer", nullable: false),
                    DecidedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    Paragraph = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    DiaryNumber = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    Wording = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    PlanVersion = table.Column<int>(type: "integer", nullable: false),
                    Frozen = table.Column<string>(type: "text", nullable: true),
                    Hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    RecordedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    RecordedBy = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PlanDecision", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PlanDecision_ActionPlan_PlanId",
                        column: x => x.PlanId,
                        principalTable: "ActionPlan",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "PlanSection",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    PartnershipId = table.Column<Guid>(type: "uuid", nullable: false),
                    PlanId = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "character varying(160)", maxLength: 160, nullable: false),
                    Order = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PlanSection", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PlanSection_ActionPlan_PlanId",
                        column: x => x.PlanId,
                        principalTable: "ActionPlan",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "UnitReturn",
                columns: table => new
                {
                    RoundId = table.Column<Guid>(type: "uuid", nullable: false),
                    UnitId = table.Column<Guid>(type: "uuid", nullable: false),
                    PartnershipId = table.Column<Guid>(type: "uuid", nullable: false),
                    Receipt = table.Column<int>(type: "integer", nullable: false),
                    SentAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    SentBy = table.Column<Guid>(type: "uuid", nullable: true),
                    Rows = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_UnitReturn", x => new { x.RoundId, x.UnitId });
                    table.ForeignKey(
                        name: "FK_UnitReturn_FollowUpRound_RoundId",
                        column: x => x.RoundId,
                        principalTable: "FollowUpRound",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_UnitReturn_Organisation_UnitId",
                        column: x => x.UnitId,
                        principalTable: "Organisation",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "EmptySection",
                columns: table => new
                {
                    RoundId = table.Column<Guid>(type: "uuid", nullable: false),
                    SectionId = table.Column<Guid>(type: "uuid", nullable: false),
                    PartnershipId = table.Column<Guid>(type: "uuid", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    By = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_EmptySection", x => new { x.RoundId, x.SectionId });
                    table.ForeignKey(
                        name: "FK_EmptySection_FollowUpRound_RoundId",
                        column: x => x.RoundId,
                        principalTable: "FollowUpRound",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_EmptySection_PlanSection_SectionId",
                        column: x => x.SectionId,
                        principalTable: "PlanSection",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Measure",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    PartnershipId = table.Column<Guid>(type: "uuid", nullable: false),
                    PlanId = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    Name = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    Description = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    How = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    ExpectedResult = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    FollowUpMethod = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    SectionId = table.Column<Guid>(type: "uuid", nullable: true),
                    Kind = table.Column<int>(type: "integer", nullable: false),
                    Status = table.Column<int>(type: "integer", nullable: false),
                    Problem = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    Cause = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    ReasonWithoutCause = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    PriorityAreaId = table.Column<Guid>(type: "uuid", nullable: true),
                    Knowledge = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    Mandate = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    LeadId = table.Column<Guid>(type: "uuid", nullable: true),
                    LeadFunction = table.Column<string>(type: "character varying(160)", maxLength: 160, nullable: true),
                    Control = table.Column<int>(type: "integer", nullable: true),
                    ForwardedTo = table.Column<string>(type: "character varying(160)", maxLength: 160, nullable: true),
                    ForwardedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    StartOn = table.Column<DateOnly>(type: "date", nullable: true),
                    EndOn = table.Column<DateOnly>(type: "date", nullable: true),
                    TimePlan = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    Approach = table.Column<int>(type: "integer", nullable: true),
                    Level = table.Column<int>(type: "integer", nullable: true),
                    Horizon = table.Column<int>(type: "integer", nullable: true),
                    Form = table.Column<int>(type: "integer", nullable: true),
                    Side = table.Column<int>(type: "integer", nullable: true),
                    Goal = table.Column<int>(type: "integer", nullable: true),
                    PlaceId = table.Column<Guid>(type: "uuid", nullable: true),
                    AreaId = table.Column<Guid>(type: "uuid", nullable: true),
                    OperativeGoals = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    GoverningDocuments = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    TrainingTopic = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    TrainingGiver = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    TrainingReceivers = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    TrainedCount = table.Column<int>(type: "integer", nullable: true),
                    Own1 = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    Own2 = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    Own3 = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    Own4 = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    Own5 = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    Sharing = table.Column<int>(type: "integer", nullable: false),
                    OwnerOrganisationId = table.Column<Guid>(type: "uuid", nullable: false),
                    OwnerBranchId = table.Column<Guid>(type: "uuid", nullable: false),
                    WrittenBy = table.Column<Guid>(type: "uuid", nullable: true),
                    ReceivedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ChangedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ImportKey = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Measure", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Measure_ActionPlan_PlanId",
                        column: x => x.PlanId,
                        principalTable: "ActionPlan",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_Measure_Area_AreaId",
                        column: x => x.AreaId,
                        principalTable: "Area",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Measure_Organisation_LeadId",
                        column: x => x.LeadId,
                        principalTable: "Organisation",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Measure_Place_PlaceId",
                        column: x => x.PlaceId,
                        principalTable: "Place",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Measure_PlanSection_SectionId",
                        column: x => x.SectionId,
                        principalTable: "PlanSection",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.SetNull);
                    table.ForeignKey(
                        name: "FK_Measure_PriorityArea_PriorityAreaId",
                        column: x => x.PriorityAreaId,
                        principalTable: "PriorityArea",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "FollowUpEntry",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    PartnershipId = table.Column<Guid>(type: "uuid", nullable: false),
                    RoundId = table.Column<Guid>(type: "uuid", nullable: false),
                    MeasureId = table.Column<Guid>(type: "uuid", nullable: false),
                    UnitId = table.Column<Guid>(type: "uuid", nullable: true),
                    Order = table.Column<int>(type: "integer", nullable: false),
                    Status = table.Column<int>(type: "integer", nullable: true),
                    Work = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    Plan = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    Method = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    IsUnchanged = table.Column<bool>(type: "boolean", nullable: false),
                    PreviousId = table.Column<Guid>(type: "uuid", nullable: true),
                    ChangedBy = table.Column<Guid>(type: "uuid", nullable: true),
                    ChangedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    OpeningAskedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    OpenUntil = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    HandedDueOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FollowUpEntry", x => x.Id);
                    table.ForeignKey(
                        name: "FK_FollowUpEntry_FollowUpRound_RoundId",
                        column: x => x.RoundId,
                        principalTable: "FollowUpRound",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_FollowUpEntry_Measure_MeasureId",
                        column: x => x.MeasureId,
                        principalTable: "Measure",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_FollowUpEntry_Organisation_UnitId",
                        column: x => x.UnitId,
                        principalTable: "Organisation",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "FundingLine",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    PartnershipId = table.Column<Guid>(type: "uuid", nullable: false),
                    MeasureId = table.Column<Guid>(type: "uuid", nullable: false),
                    Source = table.Column<string>(type: "character varying(160)", maxLength: 160, nullable: false),
                    Year = table.Column<int>(type: "integer", nullable: false),
                    Amount = table.Column<long>(type: "bigint", nullable: false),
                    EndsOn = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FundingLine", x => x.Id);
                    table.ForeignKey(
                        name: "FK_FundingLine_Measure_MeasureId",
                        column: x => x.MeasureId,
                        principalTable: "Measure",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "MeasureIndicator",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    PartnershipId = table.Column<Guid>(type: "uuid", nullable: false),
                    MeasureId = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Baseline = table.Column<double>(type: "double precision", nullable: true),
                    Target = table.Column<double>(type: "double precision", nullable: true),
                    Outcome = table.Column<double>(type: "double precision", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MeasureIndicator", x => x.Id);
                    table.ForeignKey(
                        name: "FK_MeasureIndicator_Measure_MeasureId",
                        column: x => x.MeasureId,
                        principalTable: "Measure",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "MeasureName",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    PartnershipId = table.Column<Guid>(type: "uuid", nullable: false),
                    MeasureId = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    UntilAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MeasureName", x => x.Id);
                    table.ForeignKey(
                        name: "FK_MeasureName_Measure_MeasureId",
                        column: x => x.MeasureId,
                        principalTable: "Measure",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "MeasureParty",
                columns: table => new
                {
                    MeasureId = table.Column<Guid>(type: "uuid", nullable: false),
                    OrganisationId = table.Column<Guid>(type: "uuid", nullable: false),
                    PartnershipId = table.Column<Guid>(type: "uuid", nullable: false),
                    Roles = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MeasureParty", x => new { x.MeasureId, x.OrganisationId });
                    table.ForeignKey(
                        name: "FK_MeasureParty_Measure_MeasureId",
                        column: x => x.MeasureId,
                        principalTable: "Measure",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_MeasureParty_Organisation_OrganisationId",
                        column: x => x.OrganisationId,
                        principalTable: "Organisation",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_ActionPlan_PartnershipId_Number",
                table: "ActionPlan",
                columns: new[] { "PartnershipId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_EmptySection_SectionId",
                table: "EmptySection",
                column: "SectionId");

            migrationBuilder.CreateIndex(
                name: "IX_FollowUpEntry_MeasureId",
                table: "FollowUpEntry",
                column: "MeasureId");

            migrationBuilder.CreateIndex(
                name: "IX_FollowUpEntry_PartnershipId_RoundId_UnitId",
                table: "FollowUpEntry",
                columns: new[] { "PartnershipId", "RoundId", "UnitId" });

            migrationBuilder.CreateIndex(
                name: "IX_FollowUpEntry_RoundId_MeasureId",
                table: "FollowUpEntry",
                columns: new[] { "RoundId", "MeasureId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_FollowUpEntry_UnitId",
                table: "FollowUpEntry",
                column: "UnitId");

            migrationBuilder.CreateIndex(
                name: "IX_FollowUpRound_PartnershipId_Slug",
                table: "FollowUpRound",
                columns: new[] { "PartnershipId", "Slug" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_FollowUpRound_PlanId",
                table: "FollowUpRound",
                column: "PlanId");

            migrationBuilder.CreateIndex(
                name: "IX_FundingLine_MeasureId",
                table: "FundingLine",
                column: "MeasureId");

            migrationBuilder.CreateIndex(
                name: "IX_FundingLine_PartnershipId_MeasureId",
                table: "FundingLine",
                columns: new[] { "PartnershipId", "MeasureId" });

            migrationBuilder.CreateIndex(
                name: "IX_Measure_AreaId",
                table: "Measure",
                column: "AreaId");

            migrationBuilder.CreateIndex(
                name: "IX_Measure_LeadId",
                table: "Measure",
                column: "LeadId");

            migrationBuilder.CreateIndex(
                name: "IX_Measure_PartnershipId_Number",
                table: "Measure",
                columns: new[] { "PartnershipId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Measure_PartnershipId_PlanId",
                table: "Measure",
                columns: new[] { "PartnershipId", "PlanId" });

            migrationBuilder.CreateIndex(
                name: "IX_Measure_PlaceId",
                table: "Measure",
                column: "PlaceId");

            migrationBuilder.CreateIndex(
                name: "IX_Measure_PlanId_ImportKey",
                table: "Measure",
                columns: new[] { "PlanId", "ImportKey" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Measure_PriorityAreaId",
                table: "Measure",
                column: "PriorityAreaId");

            migrationBuilder.CreateIndex(
                name: "IX_Measure_SectionId",
                table: "Measure",
                column: "SectionId");

            migrationBuilder.CreateIndex(
                name: "IX_MeasureIndicator_MeasureId",
                table: "MeasureIndicator",
                column: "MeasureId");

            migrationBuilder.CreateIndex(
                name: "IX_MeasureIndicator_PartnershipId_MeasureId",
                table: "MeasureIndicator",
                columns: new[] { "PartnershipId", "MeasureId" });

            migrationBuilder.CreateIndex(
                name: "IX_MeasureName_MeasureId",
                table: "MeasureName",
                column: "MeasureId");

            migrationBuilder.CreateIndex(
                name: "IX_MeasureName_PartnershipId_MeasureId",
                table: "MeasureName",
                columns: new[] { "PartnershipId", "MeasureId" });

            migrationBuilder.CreateIndex(
                name: "IX_MeasureParty_OrganisationId",
                table: "MeasureParty",
                column: "OrganisationId");

            migrationBuilder.CreateIndex(
                name: "IX_PlanDecision_PartnershipId_PlanId_DecidedOn",
                table: "PlanDecision",
                columns: new[] { "PartnershipId", "PlanId", "DecidedOn" });

            migrationBuilder.CreateIndex(
                name: "IX_PlanDecision_PlanId",
                table: "PlanDecision",
                column: "PlanId");

            migrationBuilder.CreateIndex(
                name: "IX_PlanSection_PartnershipId_PlanId_Order",
                table: "PlanSection",
                columns: new[] { "PartnershipId", "PlanId", "Order" });

            migrationBuilder.CreateIndex(
                name: "IX_PlanSection_PlanId",
                table: "PlanSection",
                column: "PlanId");

            migrationBuilder.CreateIndex(
                name: "IX_PriorityArea_PartnershipId_ListYear_Code",
                table: "PriorityArea",
                columns: new[] { "PartnershipId", "ListYear", "Code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_UnitReturn_UnitId",
                table: "UnitReturn",
                column: "UnitId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "EmptySection");

            migrationBuilder.DropTable(
                name: "FollowUpEntry");

            migrationBuilder.DropTable(
                name: "FundingLine");

            migrationBuilder.DropTable(
                name: "MeasureIndicator");

            migrationBuilder.DropTable(
                name: "MeasureName");

            migrationBuilder.DropTable(
                name: "MeasureParty");

            migrationBuilder.DropTable(
                name: "PlanDecision");

            migrationBuilder.DropTable(
                name: "UnitReturn");

            migrationBuilder.DropTable(
                name: "Measure");

            migrationBuilder.DropTable(
                name: "FollowUpRound");

            migrationBuilder.DropTable(
                name: "PlanSection");

            migrationBuilder.DropTable(
                name: "PriorityArea");

            migrationBuilder.DropTable(
                name: "ActionPlan");
        }
    }
}
