using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Lykta.Web.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "AccessLink",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    PartnershipId = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<int>(type: "integer", nullable: false),
                    UnitId = table.Column<Guid>(type: "uuid", nullable: false),
                    Label = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    TokenHash = table.Column<byte[]>(type: "bytea", maxLength: 32, nullable: false),
                    PinHash = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    FailedPins = table.Column<int>(type: "integer", nullable: false),
                    MayWriteText = table.Column<bool>(type: "boolean", nullable: false),
                    CreatedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ExpiresAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    RevokedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Grant = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AccessLink", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "AccessLinkRoute",
                columns: table => new
                {
                    TokenHash = table.Column<byte[]>(type: "bytea", maxLength: 32, nullable: false),
                    PartnershipId = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AccessLinkRoute", x => x.TokenHash);
                });

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
                    PictureOn = table.Column<DateOnly>(type: "date", nullable: true),
                    AdoptedVersion = table.Column<int>(type: "integer", nullable: false),
                    FrozenVersion = table.Column<int>(type: "integer", nullable: false),
                    AdoptedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ActionPlan", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "AnswerCase",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    PartnershipId = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    Kind = table.Column<int>(type: "integer", nullable: false),
                    Title = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    OwnDiary = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    TheirDiary = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    Sender = table.Column<string>(type: "character varying(160)", maxLength: 160, nullable: true),
                    ReceivedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    DueOn = table.Column<DateOnly>(type: "date", nullable: true),
                    BoardOn = table.Column<DateOnly>(type: "date", nullable: true),
                    UnionOn = table.Column<DateOnly>(type: "date", nullable: true),
                    CouncilOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Proposal = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    Summary = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    Background = table.Column<string>(type: "character varying(8000)", maxLength: 8000, nullable: true),
                    Preparation = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    Views = table.Column<string>(type: "character varying(8000)", maxLength: 8000, nullable: true),
                    AppendixFilter = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    DispatchedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    DispatchedBy = table.Column<Guid>(type: "uuid", nullable: true),
                    Frozen = table.Column<string>(type: "text", nullable: true),
                    Hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    TemplateNumber = table.Column<int>(type: "integer", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AnswerCase", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Area",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    PartnershipId = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    Kind = table.Column<int>(type: "integer", nullable: false),
                    ParentId = table.Column<Guid>(type: "uuid", nullable: true),
                    ValidFrom = table.Column<DateOnly>(type: "date", nullable: true),
                    ValidTo = table.Column<DateOnly>(type: "date", nullable: true),
                    Boundary = table.Column<byte[]>(type: "bytea", nullable: false),
                    West = table.Column<double>(type: "double precision", nullable: false),
                    South = table.Column<double>(type: "double precision", nullable: false),
                    East = table.Column<double>(type: "double precision", nullable: false),
                    North = table.Column<double>(type: "double precision", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Area", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Area_Area_ParentId",
                        column: x => x.ParentId,
                        principalTable: "Area",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "AreaImportRecord",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    PartnershipId = table.Column<Guid>(type: "uuid", nullable: false),
                    ImportedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    FunctionTitle = table.Column<string>(type: "character varying(160)", maxLength: 160, nullable: false),
                    FileName = table.Column<string>(type: "character varying(160)", maxLength: 160, nullable: true),
                    Added = table.Column<int>(type: "integer", nullable: false),
                    Changed = table.Column<int>(type: "integer", nullable: false),
                    TakenBackAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    TakenBackBy = table.Column<string>(type: "character varying(160)", maxLength: 160, nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AreaImportRecord", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "AreaSuccession",
                columns: table => new
                {
                    FromId = table.Column<Guid>(type: "uuid", nullable: false),
                    ToId = table.Column<Guid>(type: "uuid", nullable: false),
                    PartnershipId = table.Column<Guid>(type: "uuid", nullable: false),
                    On = table.Column<DateOnly>(type: "date", nullable: false),
                    ImportId = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AreaSuccession", x => new { x.FromId, x.ToId });
                });

            migrationBuilder.CreateTable(
                name: "AspNetUsers",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    DisplayName = table.Column<string>(type: "text", nullable: false),
                    CreatedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    IsDisabled = table.Column<bool>(type: "boolean", nullable: false),
                    Language = table.Column<string>(type: "text", nullable: true),
                    HasDeclinedWeeklyMail = table.Column<bool>(type: "boolean", nullable: false),
                    UserName = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    NormalizedUserName = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    Email = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    NormalizedEmail = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    EmailConfirmed = table.Column<bool>(type: "boolean", nullable: false),
                    PasswordHash = table.Column<string>(type: "text", nullable: true),
                    SecurityStamp = table.Column<string>(type: "text", nullable: true),
                    ConcurrencyStamp = table.Column<string>(type: "text", nullable: true),
                    PhoneNumber = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    PhoneNumberConfirmed = table.Column<bool>(type: "boolean", nullable: false),
                    TwoFactorEnabled = table.Column<bool>(type: "boolean", nullable: false),
                    LockoutEnd = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    LockoutEnabled = table.Column<bool>(type: "boolean", nullable: false),
                    AccessFailedCount = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AspNetUsers", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "AuditEntry",
                columns: table => new
                {
                    PartnershipId = table.Column<Guid>(type: "uuid", nullable: false),
                    Sequence = table.Column<long>(type: "bigint", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ActorKind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    ActorKey = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    Action = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    SubjectKind = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    SubjectId = table.Column<Guid>(type: "uuid", nullable: false),
                    Codes = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    PreviousHash = table.Column<byte[]>(type: "bytea", nullable: false),
                    Hash = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AuditEntry", x => new { x.PartnershipId, x.Sequence });
                });

            migrationBuilder.CreateTable(
                name: "AuditHead",
                columns: table => new
                {
                    PartnershipId = table.Column<Guid>(type: "uuid", nullable: false),
                    Sequence = table.Column<long>(type: "bigint", nullable: false),
                    Hash = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AuditHead", x => x.PartnershipId);
                });

            migrationBuilder.CreateTable(
                name: "Branch",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    PartnershipId = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Branch", x => x.Id);
                });

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
                name: "CalendarFeed",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    PartnershipId = table.Column<Guid>(type: "uuid", nullable: false),
                    MembershipId = table.Column<Guid>(type: "uuid", nullable: false),
                    CreatedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    RevokedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CalendarFeed", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "CityCompilation",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    PartnershipId = table.Column<Guid>(type: "uuid", nullable: false),
                    Year = table.Column<int>(type: "integer", nullable: false),
                    SentOn = table.Column<DateOnly>(type: "date", nullable: false),
                    SentAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    SentBy = table.Column<Guid>(type: "uuid", nullable: true),
                    Content = table.Column<string>(type: "text", nullable: false),
                    Hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CityCompilation", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "CityPlan",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    PartnershipId = table.Column<Guid>(type: "uuid", nullable: false),
                    Year = table.Column<int>(type: "integer", nullable: false),
                    CompilationId = table.Column<Guid>(type: "uuid", nullable: true),
                    MadeAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    AdoptedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CityPlan", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "CityPlanAnswer",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    PartnershipId = table.Column<Guid>(type: "uuid", nullable: false),
                    DecisionId = table.Column<Guid>(type: "uuid", nullable: false),
                    RowNumber = table.Column<int>(type: "integer", nullable: false),
                    MeasureNumber = table.Column<int>(type: "integer", nullable: true),
                    PlanTitle = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    Reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    AnsweredOn = table.Column<DateOnly>(type: "date", nullable: false),
                    AnsweredAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    AnsweredBy = table.Column<Guid>(type: "uuid", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CityPlanAnswer", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "CityPlanDecision",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    PartnershipId = table.Column<Guid>(type: "uuid", nullable: false),
                    PlanId = table.Column<Guid>(type: "uuid", nullable: false),
                    Year = table.Column<int>(type: "integer", nullable: false),
                    Body = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Outcome = table.Column<int>(type: "integer", nullable: false),
                    DecidedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    Paragraph = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    DiaryNumber = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    Wording = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    IsAdjustedAtOnce = table.Column<bool>(type: "boolean", nullable: false),
                    Frozen = table.Column<string>(type: "text", nullable: true),
                    Hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    RecordedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    RecordedBy = table.Column<Guid>(type: "uuid", nullable: true),
                    ReturnedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    ReturnedOn = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CityPlanDecision", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Collaboration",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Slug = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    Name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    Status = table.Column<int>(type: "integer", nullable: false),
                    PermanentFrom = table.Column<DateOnly>(type: "date", nullable: true),
                    Evaluator = table.Column<string>(type: "character varying(160)", maxLength: 160, nullable: true),
                    LeadId = table.Column<Guid>(type: "uuid", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Collaboration", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "CollaborationAgreement",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    PartnershipId = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    Title = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Counterpart = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Purposes = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    DiaryNumber = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    SignedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    ValidFrom = table.Column<DateOnly>(type: "date", nullable: false),
                    RevisedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    EndedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    ReplacesId = table.Column<Guid>(type: "uuid", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CollaborationAgreement", x => x.Id);
                    table.ForeignKey(
                        name: "FK_CollaborationAgreement_CollaborationAgreement_ReplacesId",
                        column: x => x.ReplacesId,
                        principalTable: "CollaborationAgreement",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.SetNull);
                });

            migrationBuilder.CreateTable(
                name: "CollaborationGoal",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    CollaborationId = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<int>(type: "integer", nullable: false),
                    Text = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CollaborationGoal", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "CollaborationParticipant",
                columns: table => new
                {
                    CollaborationId = table.Column<Guid>(type: "uuid", nullable: false),
                    PartnershipId = table.Column<Guid>(type: "uuid", nullable: false),
                    JoinedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    LeftOn = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CollaborationParticipant", x => new { x.CollaborationId, x.PartnershipId });
                });

            migrationBuilder.CreateTable(
                name: "CollaborationParty",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    CollaborationId = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "character varying(160)", maxLength: 160, nullable: false),
                    Category = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CollaborationParty", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "CollaborationRelease",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    CollaborationId = table.Column<Guid>(type: "uuid", nullable: false),
                    PartnershipId = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<int>(type: "integer", nullable: false),
                    Week = table.Column<DateOnly>(type: "date", nullable: false),
                    Content = table.Column<string>(type: "text", nullable: true),
                    ReleasedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ReleasedBy = table.Column<Guid>(type: "uuid", nullable: true),
                    WithdrawnAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CollaborationRelease", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "CollaborationScope",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    CollaborationId = table.Column<Guid>(type: "uuid", nullable: false),
                    AreaName = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    IsWhole = table.Column<bool>(type: "boolean", nullable: false),
                    From = table.Column<DateOnly>(type: "date", nullable: false),
                    To = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CollaborationScope", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "CommonIndicator",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    PartnershipId = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    LatestDefinition = table.Column<int>(type: "integer", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CommonIndicator", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Counter",
                columns: table => new
                {
                    PartnershipId = table.Column<Guid>(type: "uuid", nullable: false),
                    Series = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Last = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Counter", x => new { x.PartnershipId, x.Series });
                });

            migrationBuilder.CreateTable(
                name: "CountStamp",
                columns: table => new
                {
                    PartnershipId = table.Column<Guid>(type: "uuid", nullable: false),
                    Changes = table.Column<long>(type: "bigint", nullable: false),
                    PastChanges = table.Column<long>(type: "bigint", nullable: false),
                    ListChanges = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CountStamp", x => x.PartnershipId);
                });

            migrationBuilder.CreateTable(
                name: "DayCount",
                columns: table => new
                {
                    PartnershipId = table.Column<Guid>(type: "uuid", nullable: false),
                    Day = table.Column<DateOnly>(type: "date", nullable: false),
                    TypeId = table.Column<Guid>(type: "uuid", nullable: false),
                    AreaId = table.Column<Guid>(type: "uuid", nullable: false),
                    PlaceId = table.Column<Guid>(type: "uuid", nullable: false),
                    Sharing = table.Column<int>(type: "integer", nullable: false),
                    OwnerOrganisationId = table.Column<Guid>(type: "uuid", nullable: false),
                    OwnerBranchId = table.Column<Guid>(type: "uuid", nullable: false),
                    Count = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DayCount", x => new { x.PartnershipId, x.Day, x.TypeId, x.AreaId, x.PlaceId, x.Sharing, x.OwnerOrganisationId, x.OwnerBranchId });
                });

            migrationBuilder.CreateTable(
                name: "Decision",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    PartnershipId = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    Title = table.Column<string>(type: "character varying(160)", maxLength: 160, nullable: false),
                    Proposal = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    ProposedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    EffectiveOn = table.Column<DateOnly>(type: "date", nullable: true),
                    DoneOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Decision", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "DisclosureCase",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    PartnershipId = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    ReceivedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    DiaryNumber = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    Requester = table.Column<int>(type: "integer", nullable: false),
                    From = table.Column<DateOnly>(type: "date", nullable: true),
                    To = table.Column<DateOnly>(type: "date", nullable: true),
                    PlaceId = table.Column<Guid>(type: "uuid", nullable: true),
                    TypeId = table.Column<Guid>(type: "uuid", nullable: true),
                    OpenedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ClosedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Outcome = table.Column<int>(type: "integer", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DisclosureCase", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "DistrictReport",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    PartnershipId = table.Column<Guid>(type: "uuid", nullable: false),
                    To = table.Column<int>(type: "integer", nullable: false),
                    Year = table.Column<int>(type: "integer", nullable: false),
                    IsStrategy = table.Column<bool>(type: "boolean", nullable: false),
                    ReportedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    ReportedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ReportedBy = table.Column<Guid>(type: "uuid", nullable: true),
                    Title = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Content = table.Column<string>(type: "text", nullable: false),
                    Hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DistrictReport", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "DocumentTemplate",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    PartnershipId = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    FileName = table.Column<string>(type: "character varying(160)", maxLength: 160, nullable: false),
                    Content = table.Column<byte[]>(type: "bytea", nullable: false),
                    Hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Bytes = table.Column<int>(type: "integer", nullable: false),
                    Places = table.Column<int>(type: "integer", nullable: false),
                    UploadedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    UploadedBy = table.Column<Guid>(type: "uuid", nullable: true),
                    FunctionTitle = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    ActivatedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    ReplacedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DocumentTemplate", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ErasureRecord",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    PartnershipId = table.Column<Guid>(type: "uuid", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Class = table.Column<int>(type: "integer", nullable: false),
                    Reason = table.Column<int>(type: "integer", nullable: false),
                    Count = table.Column<long>(type: "bigint", nullable: false),
                    Before = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Decision = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    By = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ErasureRecord", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "EventType",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    PartnershipId = table.Column<Guid>(type: "uuid", nullable: false),
                    Code = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    ListVersion = table.Column<int>(type: "integer", nullable: false),
                    NameSv = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    NameEn = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    Icon = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Precision = table.Column<int>(type: "integer", nullable: false),
                    IsSensitive = table.Column<bool>(type: "boolean", nullable: false),
                    OfferedTo = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    Order = table.Column<int>(type: "integer", nullable: false),
                    RetiredAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_EventType", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "FirstDoor",
                columns: table => new
                {
                    TokenHash = table.Column<byte[]>(type: "bytea", maxLength: 32, nullable: false),
                    CreatedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ExpiresAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FirstDoor", x => x.TokenHash);
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
                    ReachBits = table.Column<int>(type: "integer", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FunctionContact", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "GuessCount",
                columns: table => new
                {
                    Key = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Tries = table.Column<int>(type: "integer", nullable: false),
                    Since = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_GuessCount", x => x.Key);
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
                name: "HourCount",
                columns: table => new
                {
                    PartnershipId = table.Column<Guid>(type: "uuid", nullable: false),
                    Week = table.Column<DateOnly>(type: "date", nullable: false),
                    TypeId = table.Column<Guid>(type: "uuid", nullable: false),
                    Sharing = table.Column<int>(type: "integer", nullable: false),
                    OwnerOrganisationId = table.Column<Guid>(type: "uuid", nullable: false),
                    OwnerBranchId = table.Column<Guid>(type: "uuid", nullable: false),
                    HourOfWeek = table.Column<int>(type: "integer", nullable: false),
                    Thousandths = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_HourCount", x => new { x.PartnershipId, x.Week, x.TypeId, x.Sharing, x.OwnerOrganisationId, x.OwnerBranchId, x.HourOfWeek });
                });

            migrationBuilder.CreateTable(
                name: "ImportMapping",
                columns: table => new
                {
                    PartnershipId = table.Column<Guid>(type: "uuid", nullable: false),
                    Headings = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    Choices = table.Column<string>(type: "text", nullable: false),
                    UsedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ImportMapping", x => new { x.PartnershipId, x.Headings });
                });

            migrationBuilder.CreateTable(
                name: "IndicatorRelease",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    PartnershipId = table.Column<Guid>(type: "uuid", nullable: false),
                    IndicatorId = table.Column<Guid>(type: "uuid", nullable: false),
                    Definition = table.Column<int>(type: "integer", nullable: false),
                    PeriodKind = table.Column<int>(type: "integer", nullable: false),
                    Year = table.Column<int>(type: "integer", nullable: false),
                    Part = table.Column<int>(type: "integer", nullable: false),
                    State = table.Column<int>(type: "integer", nullable: false),
                    Value = table.Column<double>(type: "double precision", nullable: true),
                    Base = table.Column<int>(type: "integer", nullable: true),
                    WhyNot = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    Note = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    ReleasedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    ReleasedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ReleasedBy = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_IndicatorRelease", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "IndicatorValue",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    PartnershipId = table.Column<Guid>(type: "uuid", nullable: false),
                    IndicatorId = table.Column<Guid>(type: "uuid", nullable: false),
                    PeriodKind = table.Column<int>(type: "integer", nullable: false),
                    Year = table.Column<int>(type: "integer", nullable: false),
                    Part = table.Column<int>(type: "integer", nullable: false),
                    Value = table.Column<double>(type: "double precision", nullable: true),
                    Base = table.Column<int>(type: "integer", nullable: true),
                    WhyNot = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    Note = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    ChangedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ReleasedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_IndicatorValue", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Job",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    PartnershipId = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    Parameters = table.Column<string>(type: "text", nullable: false),
                    OrderedBy = table.Column<Guid>(type: "uuid", nullable: true),
                    CreatedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    StartedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    EndedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Status = table.Column<int>(type: "integer", nullable: false),
                    IsCancelRequested = table.Column<bool>(type: "boolean", nullable: false),
                    Done = table.Column<int>(type: "integer", nullable: false),
                    Total = table.Column<int>(type: "integer", nullable: false),
                    Checkpoint = table.Column<string>(type: "text", nullable: true),
                    OutcomeKey = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: true),
                    OutcomeArguments = table.Column<string>(type: "text", nullable: true),
                    Result = table.Column<byte[]>(type: "bytea", nullable: true),
                    ResultName = table.Column<string>(type: "character varying(160)", maxLength: 160, nullable: true),
                    LeaseUntil = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Job", x => x.Id);
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
                name: "Organisation",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    PartnershipId = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "character varying(160)", maxLength: 160, nullable: false),
                    Category = table.Column<int>(type: "integer", nullable: false),
                    ParentId = table.Column<Guid>(type: "uuid", nullable: true),
                    RootId = table.Column<Guid>(type: "uuid", nullable: false),
                    BranchId = table.Column<Guid>(type: "uuid", nullable: false),
                    ReportsWeekly = table.Column<bool>(type: "boolean", nullable: false),
                    ReporterCategory = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    ClosedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Organisation", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Organisation_Organisation_ParentId",
                        column: x => x.ParentId,
                        principalTable: "Organisation",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "OutboxMessage",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    PartnershipId = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    SubjectId = table.Column<Guid>(type: "uuid", nullable: false),
                    RecipientId = table.Column<Guid>(type: "uuid", nullable: true),
                    Secret = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    Status = table.Column<int>(type: "integer", nullable: false),
                    CreatedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    DeliveredAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    NextTryAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Tries = table.Column<int>(type: "integer", nullable: false),
                    LastFailure = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    LeaseUntil = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    LeasedBy = table.Column<Guid>(type: "uuid", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OutboxMessage", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "OwnField",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    PartnershipId = table.Column<Guid>(type: "uuid", nullable: false),
                    NameSv = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    NameEn = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    Kind = table.Column<int>(type: "integer", nullable: false),
                    Options = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    Order = table.Column<int>(type: "integer", nullable: false),
                    RetiredAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OwnField", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "PageStamp",
                columns: table => new
                {
                    PartnershipId = table.Column<Guid>(type: "uuid", nullable: false),
                    Mark = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PageStamp", x => x.PartnershipId);
                });

            migrationBuilder.CreateTable(
                name: "Partnership",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Slug = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    Name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    AuthorityName = table.Column<string>(type: "character varying(160)", maxLength: 160, nullable: false),
                    ParentId = table.Column<Guid>(type: "uuid", nullable: true),
                    CreatedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    SmallNumberLimit = table.Column<int>(type: "integer", nullable: false),
                    LampColour = table.Column<string>(type: "character varying(7)", maxLength: 7, nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Partnership", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Partnership_Partnership_ParentId",
                        column: x => x.ParentId,
                        principalTable: "Partnership",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PatrolGroup",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    PartnershipId = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    UnitId = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<int>(type: "integer", nullable: false),
                    LeaderFunction = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: true),
                    Mailbox = table.Column<string>(type: "character varying(160)", maxLength: 160, nullable: true),
                    SignUpKey = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    EndedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PatrolGroup", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "PoliceEvent",
                columns: table => new
                {
                    PartnershipId = table.Column<Guid>(type: "uuid", nullable: false),
                    EventId = table.Column<long>(type: "bigint", nullable: false),
                    OccurredAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Kind = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    Municipality = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    Path = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PoliceEvent", x => new { x.PartnershipId, x.EventId });
                });

            migrationBuilder.CreateTable(
                name: "PriorityList",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    PartnershipId = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    Name = table.Column<string>(type: "character varying(160)", maxLength: 160, nullable: false),
                    BeforeId = table.Column<Guid>(type: "uuid", nullable: true),
                    ValidFrom = table.Column<DateOnly>(type: "date", nullable: true),
                    ValidTo = table.Column<DateOnly>(type: "date", nullable: true),
                    ChangedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PriorityList", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PriorityList_PriorityList_BeforeId",
                        column: x => x.BeforeId,
                        principalTable: "PriorityList",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ReadBatch",
                columns: table => new
                {
                    PartnershipId = table.Column<Guid>(type: "uuid", nullable: false),
                    Sequence = table.Column<long>(type: "bigint", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Count = table.Column<int>(type: "integer", nullable: false),
                    RowsHash = table.Column<byte[]>(type: "bytea", nullable: false),
                    PreviousHash = table.Column<byte[]>(type: "bytea", nullable: false),
                    Hash = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReadBatch", x => new { x.PartnershipId, x.Sequence });
                });

            migrationBuilder.CreateTable(
                name: "ReadEntry",
                columns: table => new
                {
                    PartnershipId = table.Column<Guid>(type: "uuid", nullable: false),
                    BatchSequence = table.Column<long>(type: "bigint", nullable: false),
                    Row = table.Column<int>(type: "integer", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ActorKind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    ActorKey = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    SubjectKind = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    SubjectId = table.Column<Guid>(type: "uuid", nullable: false),
                    Channel = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReadEntry", x => new { x.PartnershipId, x.BatchSequence, x.Row });
                });

            migrationBuilder.CreateTable(
                name: "ReadHead",
                columns: table => new
                {
                    PartnershipId = table.Column<Guid>(type: "uuid", nullable: false),
                    Sequence = table.Column<long>(type: "bigint", nullable: false),
                    Hash = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReadHead", x => x.PartnershipId);
                });

            migrationBuilder.CreateTable(
                name: "ReporterCategory",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    PartnershipId = table.Column<Guid>(type: "uuid", nullable: false),
                    Code = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    ListVersion = table.Column<int>(type: "integer", nullable: false),
                    NameSv = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    NameEn = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    RetiredAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReporterCategory", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "RetentionRule",
                columns: table => new
                {
                    PartnershipId = table.Column<Guid>(type: "uuid", nullable: false),
                    Class = table.Column<int>(type: "integer", nullable: false),
                    Months = table.Column<int>(type: "integer", nullable: false),
                    Days = table.Column<int>(type: "integer", nullable: false),
                    DecidedBy = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: true),
                    DecidedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    DiaryNumber = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    HeldFor = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RetentionRule", x => new { x.PartnershipId, x.Class });
                });

            migrationBuilder.CreateTable(
                name: "ScreeningCount",
                columns: table => new
                {
                    PartnershipId = table.Column<Guid>(type: "uuid", nullable: false),
                    Day = table.Column<DateOnly>(type: "date", nullable: false),
                    Channel = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    Kind = table.Column<int>(type: "integer", nullable: false),
                    Count = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ScreeningCount", x => new { x.PartnershipId, x.Day, x.Channel, x.Kind });
                });

            migrationBuilder.CreateTable(
                name: "SegmentClose",
                columns: table => new
                {
                    PartnershipId = table.Column<Guid>(type: "uuid", nullable: false),
                    Chain = table.Column<int>(type: "integer", nullable: false),
                    LastSequence = table.Column<long>(type: "bigint", nullable: false),
                    Month = table.Column<int>(type: "integer", nullable: false),
                    FirstSequence = table.Column<long>(type: "bigint", nullable: false),
                    LastHash = table.Column<byte[]>(type: "bytea", nullable: false),
                    ClosedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    KeyId = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    Signature = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SegmentClose", x => new { x.PartnershipId, x.Chain, x.LastSequence });
                });

            migrationBuilder.CreateTable(
                name: "Submission",
                columns: table => new
                {
                    PartnershipId = table.Column<Guid>(type: "uuid", nullable: false),
                    Principal = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    Key = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    BodyHash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Outcome = table.Column<string>(type: "text", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Submission", x => new { x.PartnershipId, x.Principal, x.Key });
                });

            migrationBuilder.CreateTable(
                name: "UnsafetyScale",
                columns: table => new
                {
                    PartnershipId = table.Column<Guid>(type: "uuid", nullable: false),
                    ScaleVersion = table.Column<int>(type: "integer", nullable: false),
                    LabelsSv = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    LabelsEn = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    From = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_UnsafetyScale", x => new { x.PartnershipId, x.ScaleVersion });
                });

            migrationBuilder.CreateTable(
                name: "WarnedText",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    PartnershipId = table.Column<Guid>(type: "uuid", nullable: false),
                    Entity = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    Key = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Property = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    Channel = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Sha256 = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    DueOn = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WarnedText", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "WeekAnswer",
                columns: table => new
                {
                    PartnershipId = table.Column<Guid>(type: "uuid", nullable: false),
                    UnitId = table.Column<Guid>(type: "uuid", nullable: false),
                    Week = table.Column<DateOnly>(type: "date", nullable: false),
                    Observations = table.Column<int>(type: "integer", nullable: false),
                    HasNothingToReport = table.Column<bool>(type: "boolean", nullable: false),
                    LastAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WeekAnswer", x => new { x.PartnershipId, x.Week, x.UnitId });
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
                    CouncilOn = table.Column<DateOnly>(type: "date", nullable: true),
                    BoardOn = table.Column<DateOnly>(type: "date", nullable: true),
                    CopiedFromId = table.Column<Guid>(type: "uuid", nullable: true),
                    SentAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    RemindedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false),
                    RemindsInSummer = table.Column<bool>(type: "boolean", nullable: false),
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
                    IsAdjustedAtOnce = table.Column<bool>(type: "boolean", nullable: false),
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
                name: "PlanLock",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    PartnershipId = table.Column<Guid>(type: "uuid", nullable: false),
                    PlanId = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    Frozen = table.Column<string>(type: "text", nullable: false),
                    Hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    LockedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PlanLock", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PlanLock_ActionPlan_PlanId",
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
                name: "CaseAttachment",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    PartnershipId = table.Column<Guid>(type: "uuid", nullable: false),
                    CaseId = table.Column<Guid>(type: "uuid", nullable: false),
                    Order = table.Column<int>(type: "integer", nullable: false),
                    Title = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    IsGenerated = table.Column<bool>(type: "boolean", nullable: false),
                    TickedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CaseAttachment", x => x.Id);
                    table.ForeignKey(
                        name: "FK_CaseAttachment_AnswerCase_CaseId",
                        column: x => x.CaseId,
                        principalTable: "AnswerCase",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "CaseConsultation",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    PartnershipId = table.Column<Guid>(type: "uuid", nullable: false),
                    CaseId = table.Column<Guid>(type: "uuid", nullable: false),
                    Body = table.Column<string>(type: "character varying(160)", maxLength: 160, nullable: false),
                    HeldOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Input = table.Column<int>(type: "integer", nullable: false),
                    Note = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    TickedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CaseConsultation", x => x.Id);
                    table.ForeignKey(
                        name: "FK_CaseConsultation_AnswerCase_CaseId",
                        column: x => x.CaseId,
                        principalTable: "AnswerCase",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "CaseRecipient",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    PartnershipId = table.Column<Guid>(type: "uuid", nullable: false),
                    CaseId = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "character varying(160)", maxLength: 160, nullable: false),
                    AnsweredOn = table.Column<DateOnly>(type: "date", nullable: true),
                    TickedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CaseRecipient", x => x.Id);
                    table.ForeignKey(
                        name: "FK_CaseRecipient_AnswerCase_CaseId",
                        column: x => x.CaseId,
                        principalTable: "AnswerCase",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "CaseSignOff",
                columns: table => new
                {
                    CaseId = table.Column<Guid>(type: "uuid", nullable: false),
                    MembershipId = table.Column<Guid>(type: "uuid", nullable: false),
                    PartnershipId = table.Column<Guid>(type: "uuid", nullable: false),
                    FunctionTitle = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CaseSignOff", x => new { x.CaseId, x.MembershipId });
                    table.ForeignKey(
                        name: "FK_CaseSignOff_AnswerCase_CaseId",
                        column: x => x.CaseId,
                        principalTable: "AnswerCase",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "CaseSubmitter",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    PartnershipId = table.Column<Guid>(type: "uuid", nullable: false),
                    CaseId = table.Column<Guid>(type: "uuid", nullable: false),
                    Order = table.Column<int>(type: "integer", nullable: false),
                    Name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    Role = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CaseSubmitter", x => x.Id);
                    table.ForeignKey(
                        name: "FK_CaseSubmitter_AnswerCase_CaseId",
                        column: x => x.CaseId,
                        principalTable: "AnswerCase",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Place",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    PartnershipId = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    Slug = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    Kind = table.Column<int>(type: "integer", nullable: false),
                    OwnerId = table.Column<Guid>(type: "uuid", nullable: true),
                    AreaId = table.Column<Guid>(type: "uuid", nullable: true),
                    Shape = table.Column<byte[]>(type: "bytea", nullable: false),
                    Longitude = table.Column<double>(type: "double precision", nullable: false),
                    Latitude = table.Column<double>(type: "double precision", nullable: false),
                    ClosedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Place", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Place_Area_AreaId",
                        column: x => x.AreaId,
                        principalTable: "Area",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.SetNull);
                });

            migrationBuilder.CreateTable(
                name: "AreaImportChange",
                columns: table => new
                {
                    ImportId = table.Column<Guid>(type: "uuid", nullable: false),
                    AreaId = table.Column<Guid>(type: "uuid", nullable: false),
                    PartnershipId = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    IsNew = table.Column<bool>(type: "boolean", nullable: false),
                    FormerBoundary = table.Column<byte[]>(type: "bytea", nullable: true),
                    FormerParentId = table.Column<Guid>(type: "uuid", nullable: true),
                    Digest = table.Column<byte[]>(type: "bytea", nullable: false),
                    TakenBackAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AreaImportChange", x => new { x.ImportId, x.AreaId });
                    table.ForeignKey(
                        name: "FK_AreaImportChange_AreaImportRecord_ImportId",
                        column: x => x.ImportId,
                        principalTable: "AreaImportRecord",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "AccountSession",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    AccountId = table.Column<Guid>(type: "uuid", nullable: false),
                    StartedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ExpiresAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ProviderSession = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AccountSession", x => x.Id);
                    table.ForeignKey(
                        name: "FK_AccountSession_AspNetUsers_AccountId",
                        column: x => x.AccountId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "AspNetUserClaims",
                columns: table => new
                {
                    Id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    UserId = table.Column<Guid>(type: "uuid", nullable: false),
                    ClaimType = table.Column<string>(type: "text", nullable: true),
                    ClaimValue = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AspNetUserClaims", x => x.Id);
                    table.ForeignKey(
                        name: "FK_AspNetUserClaims_AspNetUsers_UserId",
                        column: x => x.UserId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "AspNetUserLogins",
                columns: table => new
                {
                    LoginProvider = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: false),
                    ProviderKey = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: false),
                    ProviderDisplayName = table.Column<string>(type: "text", nullable: true),
                    UserId = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AspNetUserLogins", x => new { x.LoginProvider, x.ProviderKey });
                    table.ForeignKey(
                        name: "FK_AspNetUserLogins_AspNetUsers_UserId",
                        column: x => x.UserId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "AspNetUserPasskeys",
                columns: table => new
                {
                    CredentialId = table.Column<byte[]>(type: "bytea", maxLength: 1024, nullable: false),
                    UserId = table.Column<Guid>(type: "uuid", nullable: false),
                    Data = table.Column<string>(type: "jsonb", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AspNetUserPasskeys", x => x.CredentialId);
                    table.ForeignKey(
                        name: "FK_AspNetUserPasskeys_AspNetUsers_UserId",
                        column: x => x.UserId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "AspNetUserTokens",
                columns: table => new
                {
                    UserId = table.Column<Guid>(type: "uuid", nullable: false),
                    LoginProvider = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: false),
                    Name = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: false),
                    Value = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AspNetUserTokens", x => new { x.UserId, x.LoginProvider, x.Name });
                    table.ForeignKey(
                        name: "FK_AspNetUserTokens_AspNetUsers_UserId",
                        column: x => x.UserId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
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
                    OpenKey = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: true),
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
                name: "CityPlanRow",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    PartnershipId = table.Column<Guid>(type: "uuid", nullable: false),
                    PlanId = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    AreaCode = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    AreaName = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Fate = table.Column<int>(type: "integer", nullable: false),
                    Text = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    Reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    ForDistrictId = table.Column<Guid>(type: "uuid", nullable: true),
                    SourceDistrictId = table.Column<Guid>(type: "uuid", nullable: true),
                    SourceDistrict = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    SourceReportId = table.Column<Guid>(type: "uuid", nullable: true),
                    SourceReportedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    SourceMeasure = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    SourcePlan = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    SourcePlanVersion = table.Column<int>(type: "integer", nullable: true),
                    SourceText = table.Column<string>(type: "text", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CityPlanRow", x => x.Id);
                    table.ForeignKey(
                        name: "FK_CityPlanRow_CityPlan_PlanId",
                        column: x => x.PlanId,
                        principalTable: "CityPlan",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "IndicatorDefinition",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    PartnershipId = table.Column<Guid>(type: "uuid", nullable: false),
                    IndicatorId = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    Name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Meaning = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    Unit = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    Source = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    Computation = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    BaseMeaning = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    Kind = table.Column<int>(type: "integer", nullable: false),
                    Direction = table.Column<int>(type: "integer", nullable: false),
                    Evidence = table.Column<int>(type: "integer", nullable: false),
                    Period = table.Column<int>(type: "integer", nullable: false),
                    IsAboutPeople = table.Column<bool>(type: "boolean", nullable: false),
                    ValidFrom = table.Column<DateOnly>(type: "date", nullable: false),
                    ValidTo = table.Column<DateOnly>(type: "date", nullable: true),
                    DefinedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_IndicatorDefinition", x => x.Id);
                    table.ForeignKey(
                        name: "FK_IndicatorDefinition_CommonIndicator_IndicatorId",
                        column: x => x.IndicatorId,
                        principalTable: "CommonIndicator",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "DecisionCondition",
                columns: table => new
                {
                    DecisionId = table.Column<Guid>(type: "uuid", nullable: false),
                    Order = table.Column<int>(type: "integer", nullable: false),
                    PartnershipId = table.Column<Guid>(type: "uuid", nullable: false),
                    Text = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    Evidence = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    ProvedOn = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DecisionCondition", x => new { x.DecisionId, x.Order });
                    table.ForeignKey(
                        name: "FK_DecisionCondition_Decision_DecisionId",
                        column: x => x.DecisionId,
                        principalTable: "Decision",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "DecisionRuling",
                columns: table => new
                {
                    DecisionId = table.Column<Guid>(type: "uuid", nullable: false),
                    Order = table.Column<int>(type: "integer", nullable: false),
                    PartnershipId = table.Column<Guid>(type: "uuid", nullable: false),
                    Body = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    Outcome = table.Column<int>(type: "integer", nullable: false),
                    On = table.Column<DateOnly>(type: "date", nullable: false),
                    DiaryNumber = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DecisionRuling", x => new { x.DecisionId, x.Order });
                    table.ForeignKey(
                        name: "FK_DecisionRuling_Decision_DecisionId",
                        column: x => x.DecisionId,
                        principalTable: "Decision",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "DisclosureMask",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    PartnershipId = table.Column<Guid>(type: "uuid", nullable: false),
                    CaseId = table.Column<Guid>(type: "uuid", nullable: false),
                    ObservationId = table.Column<Guid>(type: "uuid", nullable: false),
                    Field = table.Column<int>(type: "integer", nullable: false),
                    Start = table.Column<int>(type: "integer", nullable: true),
                    Length = table.Column<int>(type: "integer", nullable: true),
                    Fingerprint = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: true),
                    Statute = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DisclosureMask", x => x.Id);
                    table.ForeignKey(
                        name: "FK_DisclosureMask_DisclosureCase_CaseId",
                        column: x => x.CaseId,
                        principalTable: "DisclosureCase",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "JobInput",
                columns: table => new
                {
                    JobId = table.Column<Guid>(type: "uuid", nullable: false),
                    PartnershipId = table.Column<Guid>(type: "uuid", nullable: false),
                    Bytes = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_JobInput", x => x.JobId);
                    table.ForeignKey(
                        name: "FK_JobInput_Job_JobId",
                        column: x => x.JobId,
                        principalTable: "Job",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "CaseQuestion",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    PartnershipId = table.Column<Guid>(type: "uuid", nullable: false),
                    CaseId = table.Column<Guid>(type: "uuid", nullable: false),
                    Order = table.Column<int>(type: "integer", nullable: false),
                    Text = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    OwnerId = table.Column<Guid>(type: "uuid", nullable: true),
                    Answer = table.Column<string>(type: "character varying(8000)", maxLength: 8000, nullable: true),
                    Filter = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true),
                    SignedOffAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    SignedOffBy = table.Column<Guid>(type: "uuid", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CaseQuestion", x => x.Id);
                    table.ForeignKey(
                        name: "FK_CaseQuestion_AnswerCase_CaseId",
                        column: x => x.CaseId,
                        principalTable: "AnswerCase",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_CaseQuestion_Organisation_OwnerId",
                        column: x => x.OwnerId,
                        principalTable: "Organisation",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Council",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    PartnershipId = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "character varying(160)", maxLength: 160, nullable: false),
                    LedById = table.Column<Guid>(type: "uuid", nullable: false),
                    FormedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    EvaluatedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Council", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Council_Organisation_LedById",
                        column: x => x.LedById,
                        principalTable: "Organisation",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "FocusPeriod",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    PartnershipId = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    TeamId = table.Column<Guid>(type: "uuid", nullable: false),
                    From = table.Column<DateOnly>(type: "date", nullable: false),
                    To = table.Column<DateOnly>(type: "date", nullable: false),
                    Reason = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Sharing = table.Column<int>(type: "integer", nullable: false),
                    OwnerOrganisationId = table.Column<Guid>(type: "uuid", nullable: false),
                    OwnerBranchId = table.Column<Guid>(type: "uuid", nullable: false),
                    WrittenBy = table.Column<Guid>(type: "uuid", nullable: true),
                    ReceivedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FocusPeriod", x => x.Id);
                    table.ForeignKey(
                        name: "FK_FocusPeriod_Organisation_TeamId",
                        column: x => x.TeamId,
                        principalTable: "Organisation",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Membership",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    PartnershipId = table.Column<Guid>(type: "uuid", nullable: false),
                    AccountId = table.Column<Guid>(type: "uuid", nullable: false),
                    OrganisationId = table.Column<Guid>(type: "uuid", nullable: false),
                    Role = table.Column<int>(type: "integer", nullable: false),
                    FunctionTitle = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    StartedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    EndedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    ReviewedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Membership", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Membership_AspNetUsers_AccountId",
                        column: x => x.AccountId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_Membership_Organisation_OrganisationId",
                        column: x => x.OrganisationId,
                        principalTable: "Organisation",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PatrolShift",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    PartnershipId = table.Column<Guid>(type: "uuid", nullable: false),
                    GroupId = table.Column<Guid>(type: "uuid", nullable: false),
                    TemplateId = table.Column<Guid>(type: "uuid", nullable: true),
                    Day = table.Column<DateOnly>(type: "date", nullable: false),
                    From = table.Column<TimeOnly>(type: "time without time zone", nullable: false),
                    To = table.Column<TimeOnly>(type: "time without time zone", nullable: false),
                    PlaceId = table.Column<Guid>(type: "uuid", nullable: true),
                    Route = table.Column<string>(type: "character varying(160)", maxLength: 160, nullable: true),
                    Wanted = table.Column<int>(type: "integer", nullable: false),
                    SignedUp = table.Column<int>(type: "integer", nullable: false),
                    CancelledAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    StartedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Adults = table.Column<int>(type: "integer", nullable: true),
                    BriefedEdition = table.Column<int>(type: "integer", nullable: true),
                    ListErasedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PatrolShift", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PatrolShift_PatrolGroup_GroupId",
                        column: x => x.GroupId,
                        principalTable: "PatrolGroup",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "PatrolTemplate",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    PartnershipId = table.Column<Guid>(type: "uuid", nullable: false),
                    GroupId = table.Column<Guid>(type: "uuid", nullable: false),
                    Weekday = table.Column<int>(type: "integer", nullable: false),
                    From = table.Column<TimeOnly>(type: "time without time zone", nullable: false),
                    To = table.Column<TimeOnly>(type: "time without time zone", nullable: false),
                    PlaceId = table.Column<Guid>(type: "uuid", nullable: true),
                    Route = table.Column<string>(type: "character varying(160)", maxLength: 160, nullable: true),
                    Wanted = table.Column<int>(type: "integer", nullable: false),
                    EndedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PatrolTemplate", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PatrolTemplate_PatrolGroup_GroupId",
                        column: x => x.GroupId,
                        principalTable: "PatrolGroup",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "PriorityArea",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    PartnershipId = table.Column<Guid>(type: "uuid", nullable: false),
                    ListId = table.Column<Guid>(type: "uuid", nullable: false),
                    Code = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Name = table.Column<string>(type: "character varying(160)", maxLength: 160, nullable: false),
                    Order = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PriorityArea", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PriorityArea_PriorityList_ListId",
                        column: x => x.ListId,
                        principalTable: "PriorityList",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "OfficialVersion",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    PartnershipId = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<int>(type: "integer", nullable: false),
                    SubjectId = table.Column<Guid>(type: "uuid", nullable: false),
                    RoundId = table.Column<Guid>(type: "uuid", nullable: true),
                    CaseId = table.Column<Guid>(type: "uuid", nullable: true),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    FileName = table.Column<string>(type: "character varying(160)", maxLength: 160, nullable: false),
                    Content = table.Column<byte[]>(type: "bytea", nullable: false),
                    Hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Bytes = table.Column<int>(type: "integer", nullable: false),
                    Basis = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Differences = table.Column<int>(type: "integer", nullable: false),
                    Reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    HasTracked = table.Column<bool>(type: "boolean", nullable: false),
                    HasComments = table.Column<bool>(type: "boolean", nullable: false),
                    KeptAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    KeptBy = table.Column<Guid>(type: "uuid", nullable: true),
                    FunctionTitle = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OfficialVersion", x => x.Id);
                    table.ForeignKey(
                        name: "FK_OfficialVersion_AnswerCase_CaseId",
                        column: x => x.CaseId,
                        principalTable: "AnswerCase",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_OfficialVersion_FollowUpRound_RoundId",
                        column: x => x.RoundId,
                        principalTable: "FollowUpRound",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "RoundStatement",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    PartnershipId = table.Column<Guid>(type: "uuid", nullable: false),
                    RoundId = table.Column<Guid>(type: "uuid", nullable: false),
                    Matter = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    DiaryNumber = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    MeetingOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Proposal = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    Summary = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    HasOwnSummary = table.Column<bool>(type: "boolean", nullable: false),
                    Background = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    HasCase = table.Column<bool>(type: "boolean", nullable: false),
                    Preparation = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    Views = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    Signatures = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    HasAppendix = table.Column<bool>(type: "boolean", nullable: false),
                    MadeOn = table.Column<DateOnly>(type: "date", nullable: false),
                    TemplateNumber = table.Column<int>(type: "integer", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RoundStatement", x => x.Id);
                    table.ForeignKey(
                        name: "FK_RoundStatement_FollowUpRound_RoundId",
                        column: x => x.RoundId,
                        principalTable: "FollowUpRound",
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
                name: "DecisionRequest",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    PartnershipId = table.Column<Guid>(type: "uuid", nullable: false),
                    PlanId = table.Column<Guid>(type: "uuid", nullable: false),
                    Proposal = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    Measures = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    Body = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    MeetingOn = table.Column<DateOnly>(type: "date", nullable: false),
                    RequestedBy = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    State = table.Column<int>(type: "integer", nullable: false),
                    AnsweredBy = table.Column<Guid>(type: "uuid", nullable: true),
                    CreatedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DecisionRequest", x => x.Id);
                    table.ForeignKey(
                        name: "FK_DecisionRequest_ActionPlan_PlanId",
                        column: x => x.PlanId,
                        principalTable: "ActionPlan",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_DecisionRequest_PlanDecision_AnsweredBy",
                        column: x => x.AnsweredBy,
                        principalTable: "PlanDecision",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.SetNull);
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
                name: "Observation",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    PartnershipId = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    TypeId = table.Column<Guid>(type: "uuid", nullable: false),
                    PlaceId = table.Column<Guid>(type: "uuid", nullable: true),
                    AreaId = table.Column<Guid>(type: "uuid", nullable: true),
                    Longitude = table.Column<double>(type: "double precision", nullable: true),
                    Latitude = table.Column<double>(type: "double precision", nullable: true),
                    OccurredFrom = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    OccurredTo = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    OccurredOn = table.Column<DateOnly>(type: "date", nullable: false),
                    OccurredHour = table.Column<int>(type: "integer", nullable: false),
                    ReceivedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    IsRecurring = table.Column<bool>(type: "boolean", nullable: false),
                    GroupSize = table.Column<int>(type: "integer", nullable: false),
                    Unsafety = table.Column<int>(type: "integer", nullable: true),
                    ScaleVersion = table.Column<int>(type: "integer", nullable: false),
                    Text = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    ActionTaken = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    Wish = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    IsPoliceReported = table.Column<bool>(type: "boolean", nullable: true),
                    Sharing = table.Column<int>(type: "integer", nullable: false),
                    OwnerOrganisationId = table.Column<Guid>(type: "uuid", nullable: false),
                    OwnerBranchId = table.Column<Guid>(type: "uuid", nullable: false),
                    UnitId = table.Column<Guid>(type: "uuid", nullable: false),
                    WrittenBy = table.Column<Guid>(type: "uuid", nullable: true),
                    Source = table.Column<int>(type: "integer", nullable: false),
                    Status = table.Column<int>(type: "integer", nullable: false),
                    Control = table.Column<int>(type: "integer", nullable: true),
                    ForwardedTo = table.Column<string>(type: "character varying(160)", maxLength: 160, nullable: true),
                    ForwardedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Problem = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    AssessedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Feedback = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    FeedbackAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    ClosedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    DuplicateOfId = table.Column<Guid>(type: "uuid", nullable: true),
                    Sightings = table.Column<int>(type: "integer", nullable: false),
                    ImportId = table.Column<Guid>(type: "uuid", nullable: true),
                    ExternalKey = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: true),
                    ContentKey = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    TextDroppedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    SearchText = table.Column<string>(type: "character varying(6000)", maxLength: 6000, nullable: true),
                    TextReviewDueOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Observation", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Observation_Area_AreaId",
                        column: x => x.AreaId,
                        principalTable: "Area",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Observation_EventType_TypeId",
                        column: x => x.TypeId,
                        principalTable: "EventType",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Observation_Place_PlaceId",
                        column: x => x.PlaceId,
                        principalTable: "Place",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
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
                    Filled = table.Column<string>(type: "text", nullable: true),
                    RemovedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
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
                    Text = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
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
                    ShiftId = table.Column<Guid>(type: "uuid", nullable: true),
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
                name: "CouncilEvaluation",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    PartnershipId = table.Column<Guid>(type: "uuid", nullable: false),
                    CouncilId = table.Column<Guid>(type: "uuid", nullable: false),
                    On = table.Column<DateOnly>(type: "date", nullable: false),
                    Text = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CouncilEvaluation", x => x.Id);
                    table.ForeignKey(
                        name: "FK_CouncilEvaluation_Council_CouncilId",
                        column: x => x.CouncilId,
                        principalTable: "Council",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "CouncilSeat",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    PartnershipId = table.Column<Guid>(type: "uuid", nullable: false),
                    CouncilId = table.Column<Guid>(type: "uuid", nullable: false),
                    Category = table.Column<int>(type: "integer", nullable: false),
                    Organisation = table.Column<string>(type: "character varying(160)", maxLength: 160, nullable: false),
                    FunctionTitle = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    Level = table.Column<int>(type: "integer", nullable: false),
                    From = table.Column<DateOnly>(type: "date", nullable: false),
                    To = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CouncilSeat", x => x.Id);
                    table.ForeignKey(
                        name: "FK_CouncilSeat_Council_CouncilId",
                        column: x => x.CouncilId,
                        principalTable: "Council",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "WorkGroup",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    PartnershipId = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    Name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    Kind = table.Column<int>(type: "integer", nullable: false),
                    About = table.Column<string>(type: "character varying(160)", maxLength: 160, nullable: true),
                    Goals = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    Trigger = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    EndsOn = table.Column<DateOnly>(type: "date", nullable: true),
                    CouncilId = table.Column<Guid>(type: "uuid", nullable: true),
                    StartedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    ClosedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    EvaluatedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WorkGroup", x => x.Id);
                    table.ForeignKey(
                        name: "FK_WorkGroup_Council_CouncilId",
                        column: x => x.CouncilId,
                        principalTable: "Council",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.SetNull);
                });

            migrationBuilder.CreateTable(
                name: "FocusPlace",
                columns: table => new
                {
                    PeriodId = table.Column<Guid>(type: "uuid", nullable: false),
                    PlaceId = table.Column<Guid>(type: "uuid", nullable: false),
                    PartnershipId = table.Column<Guid>(type: "uuid", nullable: false),
                    Order = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FocusPlace", x => new { x.PeriodId, x.PlaceId });
                    table.ForeignKey(
                        name: "FK_FocusPlace_FocusPeriod_PeriodId",
                        column: x => x.PeriodId,
                        principalTable: "FocusPeriod",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_FocusPlace_Place_PlaceId",
                        column: x => x.PlaceId,
                        principalTable: "Place",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ApprovalStep",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    PartnershipId = table.Column<Guid>(type: "uuid", nullable: false),
                    PlanId = table.Column<Guid>(type: "uuid", nullable: false),
                    Order = table.Column<int>(type: "integer", nullable: false),
                    Kind = table.Column<int>(type: "integer", nullable: false),
                    Function = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    Body = table.Column<string>(type: "character varying(160)", maxLength: 160, nullable: false),
                    DoneAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    DoneBy = table.Column<Guid>(type: "uuid", nullable: true),
                    AskedBy = table.Column<Guid>(type: "uuid", nullable: true),
                    Note = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    Fingerprint = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    ReturnedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    ReturnReason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    LockedIn = table.Column<int>(type: "integer", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ApprovalStep", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ApprovalStep_ActionPlan_PlanId",
                        column: x => x.PlanId,
                        principalTable: "ActionPlan",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_ApprovalStep_Membership_AskedBy",
                        column: x => x.AskedBy,
                        principalTable: "Membership",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.SetNull);
                    table.ForeignKey(
                        name: "FK_ApprovalStep_Membership_DoneBy",
                        column: x => x.DoneBy,
                        principalTable: "Membership",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.SetNull);
                });

            migrationBuilder.CreateTable(
                name: "SavedView",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    PartnershipId = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    Filter = table.Column<string>(type: "character varying(1200)", maxLength: 1200, nullable: false),
                    Layout = table.Column<int>(type: "integer", nullable: false),
                    OwnerId = table.Column<Guid>(type: "uuid", nullable: true),
                    CreatedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SavedView", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SavedView_Membership_OwnerId",
                        column: x => x.OwnerId,
                        principalTable: "Membership",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "PatrolReport",
                columns: table => new
                {
                    ShiftId = table.Column<Guid>(type: "uuid", nullable: false),
                    PartnershipId = table.Column<Guid>(type: "uuid", nullable: false),
                    Mood = table.Column<int>(type: "integer", nullable: false),
                    Youths = table.Column<int>(type: "integer", nullable: false),
                    Needs = table.Column<int>(type: "integer", nullable: false),
                    HadContact = table.Column<bool>(type: "boolean", nullable: false),
                    Text = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    Sharing = table.Column<int>(type: "integer", nullable: false),
                    OwnerOrganisationId = table.Column<Guid>(type: "uuid", nullable: false),
                    OwnerBranchId = table.Column<Guid>(type: "uuid", nullable: false),
                    WrittenBy = table.Column<Guid>(type: "uuid", nullable: true),
                    ReceivedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PatrolReport", x => x.ShiftId);
                    table.ForeignKey(
                        name: "FK_PatrolReport_PatrolShift_ShiftId",
                        column: x => x.ShiftId,
                        principalTable: "PatrolShift",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "PatrolSignUp",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    PartnershipId = table.Column<Guid>(type: "uuid", nullable: false),
                    ShiftId = table.Column<Guid>(type: "uuid", nullable: false),
                    Sealed = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PatrolSignUp", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PatrolSignUp_PatrolShift_ShiftId",
                        column: x => x.ShiftId,
                        principalTable: "PatrolShift",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "AgreementArea",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    PartnershipId = table.Column<Guid>(type: "uuid", nullable: false),
                    AgreementId = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    Name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    PriorityAreaId = table.Column<Guid>(type: "uuid", nullable: true),
                    Finding = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    Source = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    FoundOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AgreementArea", x => x.Id);
                    table.ForeignKey(
                        name: "FK_AgreementArea_CollaborationAgreement_AgreementId",
                        column: x => x.AgreementId,
                        principalTable: "CollaborationAgreement",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_AgreementArea_PriorityArea_PriorityAreaId",
                        column: x => x.PriorityAreaId,
                        principalTable: "PriorityArea",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "AreaMapping",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    PartnershipId = table.Column<Guid>(type: "uuid", nullable: false),
                    ListId = table.Column<Guid>(type: "uuid", nullable: false),
                    FromId = table.Column<Guid>(type: "uuid", nullable: false),
                    ToId = table.Column<Guid>(type: "uuid", nullable: true),
                    Reason = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AreaMapping", x => x.Id);
                    table.ForeignKey(
                        name: "FK_AreaMapping_PriorityArea_FromId",
                        column: x => x.FromId,
                        principalTable: "PriorityArea",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_AreaMapping_PriorityArea_ToId",
                        column: x => x.ToId,
                        principalTable: "PriorityArea",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_AreaMapping_PriorityList_ListId",
                        column: x => x.ListId,
                        principalTable: "PriorityList",
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
                name: "ObservationPhoto",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    PartnershipId = table.Column<Guid>(type: "uuid", nullable: false),
                    ObservationId = table.Column<Guid>(type: "uuid", nullable: false),
                    ContentType = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    Content = table.Column<byte[]>(type: "bytea", nullable: false),
                    ReceivedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ReleasedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ObservationPhoto", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ObservationPhoto_Observation_ObservationId",
                        column: x => x.ObservationId,
                        principalTable: "Observation",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "OwnFieldValue",
                columns: table => new
                {
                    ObservationId = table.Column<Guid>(type: "uuid", nullable: false),
                    FieldId = table.Column<Guid>(type: "uuid", nullable: false),
                    PartnershipId = table.Column<Guid>(type: "uuid", nullable: false),
                    Value = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OwnFieldValue", x => new { x.ObservationId, x.FieldId });
                    table.ForeignKey(
                        name: "FK_OwnFieldValue_Observation_ObservationId",
                        column: x => x.ObservationId,
                        principalTable: "Observation",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_OwnFieldValue_OwnField_FieldId",
                        column: x => x.FieldId,
                        principalTable: "OwnField",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
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

            migrationBuilder.CreateTable(
                name: "GroupEvaluation",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    PartnershipId = table.Column<Guid>(type: "uuid", nullable: false),
                    GroupId = table.Column<Guid>(type: "uuid", nullable: false),
                    On = table.Column<DateOnly>(type: "date", nullable: false),
                    Text = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_GroupEvaluation", x => x.Id);
                    table.ForeignKey(
                        name: "FK_GroupEvaluation_WorkGroup_GroupId",
                        column: x => x.GroupId,
                        principalTable: "WorkGroup",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "GroupMember",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    PartnershipId = table.Column<Guid>(type: "uuid", nullable: false),
                    GroupId = table.Column<Guid>(type: "uuid", nullable: false),
                    Category = table.Column<int>(type: "integer", nullable: false),
                    Organisation = table.Column<string>(type: "character varying(160)", maxLength: 160, nullable: false),
                    FunctionTitle = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    Cluster = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: true),
                    UnitId = table.Column<Guid>(type: "uuid", nullable: true),
                    Mailbox = table.Column<string>(type: "character varying(160)", maxLength: 160, nullable: true),
                    From = table.Column<DateOnly>(type: "date", nullable: false),
                    To = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_GroupMember", x => x.Id);
                    table.ForeignKey(
                        name: "FK_GroupMember_Organisation_UnitId",
                        column: x => x.UnitId,
                        principalTable: "Organisation",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_GroupMember_WorkGroup_GroupId",
                        column: x => x.GroupId,
                        principalTable: "WorkGroup",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "GroupNeed",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    PartnershipId = table.Column<Guid>(type: "uuid", nullable: false),
                    GroupId = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    Text = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    RaisedBy = table.Column<int>(type: "integer", nullable: false),
                    RaisedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    ClosedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_GroupNeed", x => x.Id);
                    table.ForeignKey(
                        name: "FK_GroupNeed_WorkGroup_GroupId",
                        column: x => x.GroupId,
                        principalTable: "WorkGroup",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
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
                    AnswererId = table.Column<Guid>(type: "uuid", nullable: true),
                    DeputyId = table.Column<Guid>(type: "uuid", nullable: true),
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

            migrationBuilder.CreateTable(
                name: "Programme",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    PartnershipId = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    Name = table.Column<string>(type: "character varying(160)", maxLength: 160, nullable: false),
                    Kind = table.Column<int>(type: "integer", nullable: false),
                    UnitId = table.Column<Guid>(type: "uuid", nullable: false),
                    Aim = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    MeasureId = table.Column<Guid>(type: "uuid", nullable: true),
                    StartedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    EndedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Programme", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Programme_Measure_MeasureId",
                        column: x => x.MeasureId,
                        principalTable: "Measure",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.SetNull);
                    table.ForeignKey(
                        name: "FK_Programme_Organisation_UnitId",
                        column: x => x.UnitId,
                        principalTable: "Organisation",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "SharedMeasure",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    PartnershipId = table.Column<Guid>(type: "uuid", nullable: false),
                    ToPartnershipId = table.Column<Guid>(type: "uuid", nullable: false),
                    MeasureId = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    Name = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    Lead = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    LeadFunction = table.Column<string>(type: "character varying(160)", maxLength: 160, nullable: true),
                    StartOn = table.Column<DateOnly>(type: "date", nullable: true),
                    EndOn = table.Column<DateOnly>(type: "date", nullable: true),
                    TimePlan = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    Status = table.Column<int>(type: "integer", nullable: false),
                    SharedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SharedMeasure", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SharedMeasure_Measure_MeasureId",
                        column: x => x.MeasureId,
                        principalTable: "Measure",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_SharedMeasure_Partnership_PartnershipId",
                        column: x => x.PartnershipId,
                        principalTable: "Partnership",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_SharedMeasure_Partnership_ToPartnershipId",
                        column: x => x.ToPartnershipId,
                        principalTable: "Partnership",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "GroupMeeting",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    PartnershipId = table.Column<Guid>(type: "uuid", nullable: false),
                    GroupId = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    Day = table.Column<DateOnly>(type: "date", nullable: false),
                    From = table.Column<TimeOnly>(type: "time without time zone", nullable: false),
                    To = table.Column<TimeOnly>(type: "time without time zone", nullable: false),
                    Place = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: true),
                    State = table.Column<int>(type: "integer", nullable: false),
                    NeedId = table.Column<Guid>(type: "uuid", nullable: true),
                    InvitedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    SummarySentAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_GroupMeeting", x => x.Id);
                    table.ForeignKey(
                        name: "FK_GroupMeeting_GroupNeed_NeedId",
                        column: x => x.NeedId,
                        principalTable: "GroupNeed",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.SetNull);
                    table.ForeignKey(
                        name: "FK_GroupMeeting_WorkGroup_GroupId",
                        column: x => x.GroupId,
                        principalTable: "WorkGroup",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "RowPass",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    PartnershipId = table.Column<Guid>(type: "uuid", nullable: false),
                    EntryId = table.Column<Guid>(type: "uuid", nullable: false),
                    LinkId = table.Column<Guid>(type: "uuid", nullable: false),
                    ToTitle = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    PassedBy = table.Column<Guid>(type: "uuid", nullable: true),
                    PassedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Status = table.Column<int>(type: "integer", nullable: true),
                    Work = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    Plan = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    Method = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    WrittenAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    SubmittedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Request = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    ClosedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    IsApproved = table.Column<bool>(type: "boolean", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RowPass", x => x.Id);
                    table.ForeignKey(
                        name: "FK_RowPass_FollowUpEntry_EntryId",
                        column: x => x.EntryId,
                        principalTable: "FollowUpEntry",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Evaluation",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    PartnershipId = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    Title = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Subject = table.Column<int>(type: "integer", nullable: false),
                    ProgrammeId = table.Column<Guid>(type: "uuid", nullable: true),
                    GroupId = table.Column<Guid>(type: "uuid", nullable: true),
                    MeasureId = table.Column<Guid>(type: "uuid", nullable: true),
                    PlanId = table.Column<Guid>(type: "uuid", nullable: true),
                    SubjectName = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    Method = table.Column<int>(type: "integer", nullable: false),
                    MethodText = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    Respondents = table.Column<int>(type: "integer", nullable: true),
                    From = table.Column<DateOnly>(type: "date", nullable: false),
                    To = table.Column<DateOnly>(type: "date", nullable: false),
                    Recommendation = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    Fate = table.Column<int>(type: "integer", nullable: false),
                    FateText = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    Sharing = table.Column<int>(type: "integer", nullable: false),
                    OwnerOrganisationId = table.Column<Guid>(type: "uuid", nullable: false),
                    OwnerBranchId = table.Column<Guid>(type: "uuid", nullable: false),
                    WrittenBy = table.Column<Guid>(type: "uuid", nullable: true),
                    ReceivedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Evaluation", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Evaluation_ActionPlan_PlanId",
                        column: x => x.PlanId,
                        principalTable: "ActionPlan",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.SetNull);
                    table.ForeignKey(
                        name: "FK_Evaluation_Measure_MeasureId",
                        column: x => x.MeasureId,
                        principalTable: "Measure",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.SetNull);
                    table.ForeignKey(
                        name: "FK_Evaluation_Programme_ProgrammeId",
                        column: x => x.ProgrammeId,
                        principalTable: "Programme",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.SetNull);
                    table.ForeignKey(
                        name: "FK_Evaluation_WorkGroup_GroupId",
                        column: x => x.GroupId,
                        principalTable: "WorkGroup",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.SetNull);
                });

            migrationBuilder.CreateTable(
                name: "HalfYearPlan",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    PartnershipId = table.Column<Guid>(type: "uuid", nullable: false),
                    ProgrammeId = table.Column<Guid>(type: "uuid", nullable: false),
                    Year = table.Column<int>(type: "integer", nullable: false),
                    Half = table.Column<int>(type: "integer", nullable: false),
                    Intention = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    Enrolled = table.Column<int>(type: "integer", nullable: true),
                    Started = table.Column<int>(type: "integer", nullable: true),
                    Ended = table.Column<int>(type: "integer", nullable: true),
                    Analysis = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    AnalysedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    AnalysedBy = table.Column<Guid>(type: "uuid", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_HalfYearPlan", x => x.Id);
                    table.ForeignKey(
                        name: "FK_HalfYearPlan_Programme_ProgrammeId",
                        column: x => x.ProgrammeId,
                        principalTable: "Programme",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "OutcomeTarget",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    PartnershipId = table.Column<Guid>(type: "uuid", nullable: false),
                    ProgrammeId = table.Column<Guid>(type: "uuid", nullable: false),
                    Order = table.Column<int>(type: "integer", nullable: false),
                    Name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Percent = table.Column<int>(type: "integer", nullable: false),
                    Method = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OutcomeTarget", x => x.Id);
                    table.ForeignKey(
                        name: "FK_OutcomeTarget_Programme_ProgrammeId",
                        column: x => x.ProgrammeId,
                        principalTable: "Programme",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ProgrammeName",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    PartnershipId = table.Column<Guid>(type: "uuid", nullable: false),
                    ProgrammeId = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "character varying(160)", maxLength: 160, nullable: false),
                    UntilAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ProgrammeName", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ProgrammeName_Programme_ProgrammeId",
                        column: x => x.ProgrammeId,
                        principalTable: "Programme",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "AgendaItem",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    PartnershipId = table.Column<Guid>(type: "uuid", nullable: false),
                    MeetingId = table.Column<Guid>(type: "uuid", nullable: false),
                    Order = table.Column<int>(type: "integer", nullable: false),
                    Heading = table.Column<string>(type: "character varying(160)", maxLength: 160, nullable: false),
                    Note = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    Since = table.Column<DateOnly>(type: "date", nullable: false),
                    OriginId = table.Column<Guid>(type: "uuid", nullable: false),
                    DoneOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AgendaItem", x => x.Id);
                    table.ForeignKey(
                        name: "FK_AgendaItem_GroupMeeting_MeetingId",
                        column: x => x.MeetingId,
                        principalTable: "GroupMeeting",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "GroupPoint",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    PartnershipId = table.Column<Guid>(type: "uuid", nullable: false),
                    GroupId = table.Column<Guid>(type: "uuid", nullable: false),
                    MeetingId = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<int>(type: "integer", nullable: false),
                    Text = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    Owner = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: true),
                    DueOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Since = table.Column<DateOnly>(type: "date", nullable: false),
                    DoneOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_GroupPoint", x => x.Id);
                    table.ForeignKey(
                        name: "FK_GroupPoint_GroupMeeting_MeetingId",
                        column: x => x.MeetingId,
                        principalTable: "GroupMeeting",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_GroupPoint_WorkGroup_GroupId",
                        column: x => x.GroupId,
                        principalTable: "WorkGroup",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "MeetingInvitation",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    PartnershipId = table.Column<Guid>(type: "uuid", nullable: false),
                    MeetingId = table.Column<Guid>(type: "uuid", nullable: false),
                    MemberId = table.Column<Guid>(type: "uuid", nullable: false),
                    Attended = table.Column<int>(type: "integer", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MeetingInvitation", x => x.Id);
                    table.ForeignKey(
                        name: "FK_MeetingInvitation_GroupMeeting_MeetingId",
                        column: x => x.MeetingId,
                        principalTable: "GroupMeeting",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_MeetingInvitation_GroupMember_MemberId",
                        column: x => x.MemberId,
                        principalTable: "GroupMember",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "EvaluationFinding",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    PartnershipId = table.Column<Guid>(type: "uuid", nullable: false),
                    EvaluationId = table.Column<Guid>(type: "uuid", nullable: false),
                    Order = table.Column<int>(type: "integer", nullable: false),
                    Basis = table.Column<int>(type: "integer", nullable: false),
                    Text = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_EvaluationFinding", x => x.Id);
                    table.ForeignKey(
                        name: "FK_EvaluationFinding_Evaluation_EvaluationId",
                        column: x => x.EvaluationId,
                        principalTable: "Evaluation",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "TargetOutcome",
                columns: table => new
                {
                    TargetId = table.Column<Guid>(type: "uuid", nullable: false),
                    PlanId = table.Column<Guid>(type: "uuid", nullable: false),
                    PartnershipId = table.Column<Guid>(type: "uuid", nullable: false),
                    Reached = table.Column<int>(type: "integer", nullable: true),
                    Base = table.Column<int>(type: "integer", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TargetOutcome", x => new { x.TargetId, x.PlanId });
                    table.ForeignKey(
                        name: "FK_TargetOutcome_HalfYearPlan_PlanId",
                        column: x => x.PlanId,
                        principalTable: "HalfYearPlan",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_TargetOutcome_OutcomeTarget_TargetId",
                        column: x => x.TargetId,
                        principalTable: "OutcomeTarget",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_AccessLink_PartnershipId_TokenHash",
                table: "AccessLink",
                columns: new[] { "PartnershipId", "TokenHash" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_AccountSession_AccountId",
                table: "AccountSession",
                column: "AccountId");

            migrationBuilder.CreateIndex(
                name: "IX_AccountSession_ExpiresAt",
                table: "AccountSession",
                column: "ExpiresAt");

            migrationBuilder.CreateIndex(
                name: "IX_AccountSession_ProviderSession",
                table: "AccountSession",
                column: "ProviderSession");

            migrationBuilder.CreateIndex(
                name: "IX_ActionPlan_PartnershipId_Number",
                table: "ActionPlan",
                columns: new[] { "PartnershipId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_AgendaItem_MeetingId_Order",
                table: "AgendaItem",
                columns: new[] { "MeetingId", "Order" });

            migrationBuilder.CreateIndex(
                name: "IX_AgreementArea_AgreementId",
                table: "AgreementArea",
                column: "AgreementId");

            migrationBuilder.CreateIndex(
                name: "IX_AgreementArea_PartnershipId_AgreementId_Number",
                table: "AgreementArea",
                columns: new[] { "PartnershipId", "AgreementId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_AgreementArea_PriorityAreaId",
                table: "AgreementArea",
                column: "PriorityAreaId");

            migrationBuilder.CreateIndex(
                name: "IX_AnswerCase_PartnershipId_Number",
                table: "AnswerCase",
                columns: new[] { "PartnershipId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ApprovalStep_AskedBy",
                table: "ApprovalStep",
                column: "AskedBy");

            migrationBuilder.CreateIndex(
                name: "IX_ApprovalStep_DoneBy",
                table: "ApprovalStep",
                column: "DoneBy");

            migrationBuilder.CreateIndex(
                name: "IX_ApprovalStep_PartnershipId_LockedIn",
                table: "ApprovalStep",
                columns: new[] { "PartnershipId", "LockedIn" });

            migrationBuilder.CreateIndex(
                name: "IX_ApprovalStep_PlanId_LockedIn_Order",
                table: "ApprovalStep",
                columns: new[] { "PlanId", "LockedIn", "Order" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Area_ParentId",
                table: "Area",
                column: "ParentId");

            migrationBuilder.CreateIndex(
                name: "IX_Area_PartnershipId_Kind",
                table: "Area",
                columns: new[] { "PartnershipId", "Kind" });

            migrationBuilder.CreateIndex(
                name: "IX_AreaImportRecord_PartnershipId_ImportedAt",
                table: "AreaImportRecord",
                columns: new[] { "PartnershipId", "ImportedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_AreaMapping_FromId",
                table: "AreaMapping",
                column: "FromId");

            migrationBuilder.CreateIndex(
                name: "IX_AreaMapping_ListId",
                table: "AreaMapping",
                column: "ListId");

            migrationBuilder.CreateIndex(
                name: "IX_AreaMapping_PartnershipId_ListId_FromId",
                table: "AreaMapping",
                columns: new[] { "PartnershipId", "ListId", "FromId" });

            migrationBuilder.CreateIndex(
                name: "IX_AreaMapping_ToId",
                table: "AreaMapping",
                column: "ToId");

            migrationBuilder.CreateIndex(
                name: "IX_AspNetUserClaims_UserId",
                table: "AspNetUserClaims",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_AspNetUserLogins_UserId",
                table: "AspNetUserLogins",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_AspNetUserPasskeys_UserId",
                table: "AspNetUserPasskeys",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "EmailIndex",
                table: "AspNetUsers",
                column: "NormalizedEmail");

            migrationBuilder.CreateIndex(
                name: "UserNameIndex",
                table: "AspNetUsers",
                column: "NormalizedUserName",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_AuditEntry_PartnershipId_At",
                table: "AuditEntry",
                columns: new[] { "PartnershipId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_AuditEntry_PartnershipId_SubjectId",
                table: "AuditEntry",
                columns: new[] { "PartnershipId", "SubjectId" });

            migrationBuilder.CreateIndex(
                name: "IX_Branch_PartnershipId_Name",
                table: "Branch",
                columns: new[] { "PartnershipId", "Name" },
                unique: true);

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
                name: "IX_BriefingSheet_PartnershipId_OpenKey",
                table: "BriefingSheet",
                columns: new[] { "PartnershipId", "OpenKey" });

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
                name: "IX_CalendarFeed_MembershipId",
                table: "CalendarFeed",
                column: "MembershipId");

            migrationBuilder.CreateIndex(
                name: "IX_CaseAttachment_CaseId",
                table: "CaseAttachment",
                column: "CaseId");

            migrationBuilder.CreateIndex(
                name: "IX_CaseAttachment_PartnershipId_CaseId_Order",
                table: "CaseAttachment",
                columns: new[] { "PartnershipId", "CaseId", "Order" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_CaseConsultation_CaseId",
                table: "CaseConsultation",
                column: "CaseId");

            migrationBuilder.CreateIndex(
                name: "IX_CaseConsultation_PartnershipId_CaseId",
                table: "CaseConsultation",
                columns: new[] { "PartnershipId", "CaseId" });

            migrationBuilder.CreateIndex(
                name: "IX_CaseQuestion_CaseId",
                table: "CaseQuestion",
                column: "CaseId");

            migrationBuilder.CreateIndex(
                name: "IX_CaseQuestion_OwnerId",
                table: "CaseQuestion",
                column: "OwnerId");

            migrationBuilder.CreateIndex(
                name: "IX_CaseQuestion_PartnershipId_CaseId_Order",
                table: "CaseQuestion",
                columns: new[] { "PartnershipId", "CaseId", "Order" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_CaseRecipient_CaseId",
                table: "CaseRecipient",
                column: "CaseId");

            migrationBuilder.CreateIndex(
                name: "IX_CaseRecipient_PartnershipId_CaseId",
                table: "CaseRecipient",
                columns: new[] { "PartnershipId", "CaseId" });

            migrationBuilder.CreateIndex(
                name: "IX_CaseSubmitter_CaseId",
                table: "CaseSubmitter",
                column: "CaseId");

            migrationBuilder.CreateIndex(
                name: "IX_CaseSubmitter_PartnershipId_CaseId",
                table: "CaseSubmitter",
                columns: new[] { "PartnershipId", "CaseId" });

            migrationBuilder.CreateIndex(
                name: "IX_CityCompilation_PartnershipId_Year",
                table: "CityCompilation",
                columns: new[] { "PartnershipId", "Year" });

            migrationBuilder.CreateIndex(
                name: "IX_CityPlan_PartnershipId_Year",
                table: "CityPlan",
                columns: new[] { "PartnershipId", "Year" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_CityPlanAnswer_PartnershipId_DecisionId_RowNumber",
                table: "CityPlanAnswer",
                columns: new[] { "PartnershipId", "DecisionId", "RowNumber" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_CityPlanDecision_PartnershipId_PlanId",
                table: "CityPlanDecision",
                columns: new[] { "PartnershipId", "PlanId" });

            migrationBuilder.CreateIndex(
                name: "IX_CityPlanRow_PartnershipId_PlanId_Number",
                table: "CityPlanRow",
                columns: new[] { "PartnershipId", "PlanId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_CityPlanRow_PlanId",
                table: "CityPlanRow",
                column: "PlanId");

            migrationBuilder.CreateIndex(
                name: "IX_Collaboration_Slug",
                table: "Collaboration",
                column: "Slug",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_CollaborationAgreement_PartnershipId_Number",
                table: "CollaborationAgreement",
                columns: new[] { "PartnershipId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_CollaborationAgreement_ReplacesId",
                table: "CollaborationAgreement",
                column: "ReplacesId");

            migrationBuilder.CreateIndex(
                name: "IX_CollaborationGoal_CollaborationId",
                table: "CollaborationGoal",
                column: "CollaborationId");

            migrationBuilder.CreateIndex(
                name: "IX_CollaborationParty_CollaborationId",
                table: "CollaborationParty",
                column: "CollaborationId");

            migrationBuilder.CreateIndex(
                name: "IX_CollaborationRelease_CollaborationId_Week",
                table: "CollaborationRelease",
                columns: new[] { "CollaborationId", "Week" });

            migrationBuilder.CreateIndex(
                name: "IX_CollaborationRelease_PartnershipId",
                table: "CollaborationRelease",
                column: "PartnershipId");

            migrationBuilder.CreateIndex(
                name: "IX_CollaborationScope_CollaborationId",
                table: "CollaborationScope",
                column: "CollaborationId");

            migrationBuilder.CreateIndex(
                name: "IX_CommonIndicator_PartnershipId_Number",
                table: "CommonIndicator",
                columns: new[] { "PartnershipId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Council_LedById",
                table: "Council",
                column: "LedById");

            migrationBuilder.CreateIndex(
                name: "IX_Council_PartnershipId",
                table: "Council",
                column: "PartnershipId");

            migrationBuilder.CreateIndex(
                name: "IX_CouncilEvaluation_CouncilId",
                table: "CouncilEvaluation",
                column: "CouncilId");

            migrationBuilder.CreateIndex(
                name: "IX_CouncilEvaluation_PartnershipId_CouncilId",
                table: "CouncilEvaluation",
                columns: new[] { "PartnershipId", "CouncilId" });

            migrationBuilder.CreateIndex(
                name: "IX_CouncilSeat_CouncilId",
                table: "CouncilSeat",
                column: "CouncilId");

            migrationBuilder.CreateIndex(
                name: "IX_CouncilSeat_PartnershipId_CouncilId",
                table: "CouncilSeat",
                columns: new[] { "PartnershipId", "CouncilId" });

            migrationBuilder.CreateIndex(
                name: "IX_Debrief_PartnershipId_ReceivedAt",
                table: "Debrief",
                columns: new[] { "PartnershipId", "ReceivedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Debrief_SheetId",
                table: "Debrief",
                column: "SheetId");

            migrationBuilder.CreateIndex(
                name: "IX_Decision_PartnershipId_Number",
                table: "Decision",
                columns: new[] { "PartnershipId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_DecisionRequest_AnsweredBy",
                table: "DecisionRequest",
                column: "AnsweredBy");

            migrationBuilder.CreateIndex(
                name: "IX_DecisionRequest_PartnershipId_State_MeetingOn",
                table: "DecisionRequest",
                columns: new[] { "PartnershipId", "State", "MeetingOn" });

            migrationBuilder.CreateIndex(
                name: "IX_DecisionRequest_PlanId",
                table: "DecisionRequest",
                column: "PlanId");

            migrationBuilder.CreateIndex(
                name: "IX_DisclosureCase_PartnershipId_Number",
                table: "DisclosureCase",
                columns: new[] { "PartnershipId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_DisclosureMask_CaseId",
                table: "DisclosureMask",
                column: "CaseId");

            migrationBuilder.CreateIndex(
                name: "IX_DisclosureMask_PartnershipId_CaseId_ObservationId",
                table: "DisclosureMask",
                columns: new[] { "PartnershipId", "CaseId", "ObservationId" });

            migrationBuilder.CreateIndex(
                name: "IX_DistrictReport_PartnershipId_To_Year",
                table: "DistrictReport",
                columns: new[] { "PartnershipId", "To", "Year" });

            migrationBuilder.CreateIndex(
                name: "IX_DocumentTemplate_PartnershipId_Number",
                table: "DocumentTemplate",
                columns: new[] { "PartnershipId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_EmptySection_SectionId",
                table: "EmptySection",
                column: "SectionId");

            migrationBuilder.CreateIndex(
                name: "IX_ErasureRecord_PartnershipId_At",
                table: "ErasureRecord",
                columns: new[] { "PartnershipId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_Evaluation_GroupId",
                table: "Evaluation",
                column: "GroupId");

            migrationBuilder.CreateIndex(
                name: "IX_Evaluation_MeasureId",
                table: "Evaluation",
                column: "MeasureId");

            migrationBuilder.CreateIndex(
                name: "IX_Evaluation_PartnershipId_Number",
                table: "Evaluation",
                columns: new[] { "PartnershipId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Evaluation_PlanId",
                table: "Evaluation",
                column: "PlanId");

            migrationBuilder.CreateIndex(
                name: "IX_Evaluation_ProgrammeId",
                table: "Evaluation",
                column: "ProgrammeId");

            migrationBuilder.CreateIndex(
                name: "IX_EvaluationFinding_EvaluationId",
                table: "EvaluationFinding",
                column: "EvaluationId");

            migrationBuilder.CreateIndex(
                name: "IX_EvaluationFinding_PartnershipId_EvaluationId",
                table: "EvaluationFinding",
                columns: new[] { "PartnershipId", "EvaluationId" });

            migrationBuilder.CreateIndex(
                name: "IX_EventType_PartnershipId_Code_ListVersion",
                table: "EventType",
                columns: new[] { "PartnershipId", "Code", "ListVersion" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_FocusPeriod_PartnershipId_Number",
                table: "FocusPeriod",
                columns: new[] { "PartnershipId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_FocusPeriod_PartnershipId_To",
                table: "FocusPeriod",
                columns: new[] { "PartnershipId", "To" });

            migrationBuilder.CreateIndex(
                name: "IX_FocusPeriod_TeamId",
                table: "FocusPeriod",
                column: "TeamId");

            migrationBuilder.CreateIndex(
                name: "IX_FocusPlace_PlaceId",
                table: "FocusPlace",
                column: "PlaceId");

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
                name: "IX_FunctionContact_PartnershipId",
                table: "FunctionContact",
                column: "PartnershipId");

            migrationBuilder.CreateIndex(
                name: "IX_FundingLine_MeasureId",
                table: "FundingLine",
                column: "MeasureId");

            migrationBuilder.CreateIndex(
                name: "IX_FundingLine_PartnershipId_MeasureId",
                table: "FundingLine",
                columns: new[] { "PartnershipId", "MeasureId" });

            migrationBuilder.CreateIndex(
                name: "IX_GroupEvaluation_GroupId",
                table: "GroupEvaluation",
                column: "GroupId");

            migrationBuilder.CreateIndex(
                name: "IX_GroupMeeting_GroupId_Number",
                table: "GroupMeeting",
                columns: new[] { "GroupId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_GroupMeeting_NeedId",
                table: "GroupMeeting",
                column: "NeedId");

            migrationBuilder.CreateIndex(
                name: "IX_GroupMeeting_PartnershipId_Day",
                table: "GroupMeeting",
                columns: new[] { "PartnershipId", "Day" });

            migrationBuilder.CreateIndex(
                name: "IX_GroupMember_GroupId",
                table: "GroupMember",
                column: "GroupId");

            migrationBuilder.CreateIndex(
                name: "IX_GroupMember_PartnershipId_GroupId",
                table: "GroupMember",
                columns: new[] { "PartnershipId", "GroupId" });

            migrationBuilder.CreateIndex(
                name: "IX_GroupMember_UnitId",
                table: "GroupMember",
                column: "UnitId");

            migrationBuilder.CreateIndex(
                name: "IX_GroupNeed_GroupId",
                table: "GroupNeed",
                column: "GroupId");

            migrationBuilder.CreateIndex(
                name: "IX_GroupNeed_PartnershipId_Number",
                table: "GroupNeed",
                columns: new[] { "PartnershipId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_GroupPoint_GroupId_DoneOn",
                table: "GroupPoint",
                columns: new[] { "GroupId", "DoneOn" });

            migrationBuilder.CreateIndex(
                name: "IX_GroupPoint_MeetingId",
                table: "GroupPoint",
                column: "MeetingId");

            migrationBuilder.CreateIndex(
                name: "IX_HalfYearPlan_PartnershipId_ProgrammeId_Year_Half",
                table: "HalfYearPlan",
                columns: new[] { "PartnershipId", "ProgrammeId", "Year", "Half" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_HalfYearPlan_ProgrammeId",
                table: "HalfYearPlan",
                column: "ProgrammeId");

            migrationBuilder.CreateIndex(
                name: "IX_IndicatorDefinition_IndicatorId",
                table: "IndicatorDefinition",
                column: "IndicatorId");

            migrationBuilder.CreateIndex(
                name: "IX_IndicatorDefinition_PartnershipId_IndicatorId_Number",
                table: "IndicatorDefinition",
                columns: new[] { "PartnershipId", "IndicatorId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_IndicatorRelease_PartnershipId_IndicatorId_Year_Part",
                table: "IndicatorRelease",
                columns: new[] { "PartnershipId", "IndicatorId", "Year", "Part" });

            migrationBuilder.CreateIndex(
                name: "IX_IndicatorValue_PartnershipId_IndicatorId_PeriodKind_Year_Pa~",
                table: "IndicatorValue",
                columns: new[] { "PartnershipId", "IndicatorId", "PeriodKind", "Year", "Part" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Job_PartnershipId_Status_CreatedAt",
                table: "Job",
                columns: new[] { "PartnershipId", "Status", "CreatedAt" });

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
                name: "IX_MeetingInvitation_MeetingId_MemberId",
                table: "MeetingInvitation",
                columns: new[] { "MeetingId", "MemberId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_MeetingInvitation_MemberId",
                table: "MeetingInvitation",
                column: "MemberId");

            migrationBuilder.CreateIndex(
                name: "IX_Membership_AccountId_PartnershipId",
                table: "Membership",
                columns: new[] { "AccountId", "PartnershipId" });

            migrationBuilder.CreateIndex(
                name: "IX_Membership_OrganisationId",
                table: "Membership",
                column: "OrganisationId");

            migrationBuilder.CreateIndex(
                name: "IX_Observation_AreaId",
                table: "Observation",
                column: "AreaId");

            migrationBuilder.CreateIndex(
                name: "IX_Observation_PartnershipId_AreaId_OccurredFrom",
                table: "Observation",
                columns: new[] { "PartnershipId", "AreaId", "OccurredFrom" });

            migrationBuilder.CreateIndex(
                name: "IX_Observation_PartnershipId_AssessedAt",
                table: "Observation",
                columns: new[] { "PartnershipId", "AssessedAt" },
                filter: "\"Status\" = 1 AND \"Wish\" IS NOT NULL AND \"FeedbackAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Observation_PartnershipId_ContentKey",
                table: "Observation",
                columns: new[] { "PartnershipId", "ContentKey" });

            migrationBuilder.CreateIndex(
                name: "IX_Observation_PartnershipId_ExternalKey",
                table: "Observation",
                columns: new[] { "PartnershipId", "ExternalKey" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Observation_PartnershipId_ForwardedOn",
                table: "Observation",
                columns: new[] { "PartnershipId", "ForwardedOn" },
                filter: "\"Status\" = 1 AND \"ForwardedOn\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Observation_PartnershipId_ImportId",
                table: "Observation",
                columns: new[] { "PartnershipId", "ImportId" });

            migrationBuilder.CreateIndex(
                name: "IX_Observation_PartnershipId_Number",
                table: "Observation",
                columns: new[] { "PartnershipId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Observation_PartnershipId_OccurredFrom_Number",
                table: "Observation",
                columns: new[] { "PartnershipId", "OccurredFrom", "Number" });

            migrationBuilder.CreateIndex(
                name: "IX_Observation_PartnershipId_PlaceId_OccurredFrom",
                table: "Observation",
                columns: new[] { "PartnershipId", "PlaceId", "OccurredFrom" });

            migrationBuilder.CreateIndex(
                name: "IX_Observation_PartnershipId_ReceivedAt_OccurredOn",
                table: "Observation",
                columns: new[] { "PartnershipId", "ReceivedAt", "OccurredOn" });

            migrationBuilder.CreateIndex(
                name: "IX_Observation_PartnershipId_Status_ReceivedAt",
                table: "Observation",
                columns: new[] { "PartnershipId", "Status", "ReceivedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Observation_PartnershipId_TextReviewDueOn",
                table: "Observation",
                columns: new[] { "PartnershipId", "TextReviewDueOn" });

            migrationBuilder.CreateIndex(
                name: "IX_Observation_PartnershipId_TypeId_OccurredFrom",
                table: "Observation",
                columns: new[] { "PartnershipId", "TypeId", "OccurredFrom" });

            migrationBuilder.CreateIndex(
                name: "IX_Observation_PartnershipId_WrittenBy_ReceivedAt",
                table: "Observation",
                columns: new[] { "PartnershipId", "WrittenBy", "ReceivedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Observation_PlaceId",
                table: "Observation",
                column: "PlaceId");

            migrationBuilder.CreateIndex(
                name: "IX_Observation_TypeId",
                table: "Observation",
                column: "TypeId");

            migrationBuilder.CreateIndex(
                name: "IX_ObservationPhoto_ObservationId",
                table: "ObservationPhoto",
                column: "ObservationId");

            migrationBuilder.CreateIndex(
                name: "IX_ObservationPhoto_PartnershipId_ObservationId",
                table: "ObservationPhoto",
                columns: new[] { "PartnershipId", "ObservationId" });

            migrationBuilder.CreateIndex(
                name: "IX_ObservationPhoto_PartnershipId_ReceivedAt",
                table: "ObservationPhoto",
                columns: new[] { "PartnershipId", "ReceivedAt" },
                filter: "\"ReleasedAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_OfficialVersion_CaseId",
                table: "OfficialVersion",
                column: "CaseId");

            migrationBuilder.CreateIndex(
                name: "IX_OfficialVersion_PartnershipId_SubjectId_Kind_Number",
                table: "OfficialVersion",
                columns: new[] { "PartnershipId", "SubjectId", "Kind", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_OfficialVersion_RoundId",
                table: "OfficialVersion",
                column: "RoundId");

            migrationBuilder.CreateIndex(
                name: "IX_Organisation_ParentId",
                table: "Organisation",
                column: "ParentId");

            migrationBuilder.CreateIndex(
                name: "IX_Organisation_PartnershipId_ParentId",
                table: "Organisation",
                columns: new[] { "PartnershipId", "ParentId" });

            migrationBuilder.CreateIndex(
                name: "IX_OutboxMessage_PartnershipId_Status_NextTryAt",
                table: "OutboxMessage",
                columns: new[] { "PartnershipId", "Status", "NextTryAt" });

            migrationBuilder.CreateIndex(
                name: "IX_OutcomeTarget_PartnershipId_ProgrammeId",
                table: "OutcomeTarget",
                columns: new[] { "PartnershipId", "ProgrammeId" });

            migrationBuilder.CreateIndex(
                name: "IX_OutcomeTarget_ProgrammeId",
                table: "OutcomeTarget",
                column: "ProgrammeId");

            migrationBuilder.CreateIndex(
                name: "IX_OwnField_PartnershipId",
                table: "OwnField",
                column: "PartnershipId");

            migrationBuilder.CreateIndex(
                name: "IX_OwnFieldValue_FieldId",
                table: "OwnFieldValue",
                column: "FieldId");

            migrationBuilder.CreateIndex(
                name: "IX_OwnFieldValue_PartnershipId_FieldId_Value",
                table: "OwnFieldValue",
                columns: new[] { "PartnershipId", "FieldId", "Value" });

            migrationBuilder.CreateIndex(
                name: "IX_Partnership_ParentId",
                table: "Partnership",
                column: "ParentId");

            migrationBuilder.CreateIndex(
                name: "IX_Partnership_Slug",
                table: "Partnership",
                column: "Slug",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_PatrolGroup_PartnershipId_SignUpKey",
                table: "PatrolGroup",
                columns: new[] { "PartnershipId", "SignUpKey" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_PatrolReport_PartnershipId_ReceivedAt",
                table: "PatrolReport",
                columns: new[] { "PartnershipId", "ReceivedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_PatrolShift_GroupId",
                table: "PatrolShift",
                column: "GroupId");

            migrationBuilder.CreateIndex(
                name: "IX_PatrolShift_PartnershipId_Day",
                table: "PatrolShift",
                columns: new[] { "PartnershipId", "Day" });

            migrationBuilder.CreateIndex(
                name: "IX_PatrolShift_TemplateId_Day",
                table: "PatrolShift",
                columns: new[] { "TemplateId", "Day" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_PatrolSignUp_ShiftId",
                table: "PatrolSignUp",
                column: "ShiftId");

            migrationBuilder.CreateIndex(
                name: "IX_PatrolTemplate_GroupId",
                table: "PatrolTemplate",
                column: "GroupId");

            migrationBuilder.CreateIndex(
                name: "IX_PatrolTemplate_PartnershipId",
                table: "PatrolTemplate",
                column: "PartnershipId");

            migrationBuilder.CreateIndex(
                name: "IX_Place_AreaId",
                table: "Place",
                column: "AreaId");

            migrationBuilder.CreateIndex(
                name: "IX_Place_PartnershipId_Slug",
                table: "Place",
                columns: new[] { "PartnershipId", "Slug" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_PlanDecision_PartnershipId_PlanId_DecidedOn",
                table: "PlanDecision",
                columns: new[] { "PartnershipId", "PlanId", "DecidedOn" });

            migrationBuilder.CreateIndex(
                name: "IX_PlanDecision_PlanId",
                table: "PlanDecision",
                column: "PlanId");

            migrationBuilder.CreateIndex(
                name: "IX_PlanLock_PlanId_Number",
                table: "PlanLock",
                columns: new[] { "PlanId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_PlanSection_PartnershipId_PlanId_Order",
                table: "PlanSection",
                columns: new[] { "PartnershipId", "PlanId", "Order" });

            migrationBuilder.CreateIndex(
                name: "IX_PlanSection_PlanId",
                table: "PlanSection",
                column: "PlanId");

            migrationBuilder.CreateIndex(
                name: "IX_PoliceEvent_PartnershipId_OccurredAt",
                table: "PoliceEvent",
                columns: new[] { "PartnershipId", "OccurredAt" });

            migrationBuilder.CreateIndex(
                name: "IX_PriorityArea_ListId",
                table: "PriorityArea",
                column: "ListId");

            migrationBuilder.CreateIndex(
                name: "IX_PriorityArea_PartnershipId_ListId_Code",
                table: "PriorityArea",
                columns: new[] { "PartnershipId", "ListId", "Code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_PriorityList_BeforeId",
                table: "PriorityList",
                column: "BeforeId");

            migrationBuilder.CreateIndex(
                name: "IX_PriorityList_PartnershipId_Number",
                table: "PriorityList",
                columns: new[] { "PartnershipId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Programme_MeasureId",
                table: "Programme",
                column: "MeasureId");

            migrationBuilder.CreateIndex(
                name: "IX_Programme_PartnershipId_MeasureId",
                table: "Programme",
                columns: new[] { "PartnershipId", "MeasureId" });

            migrationBuilder.CreateIndex(
                name: "IX_Programme_PartnershipId_Number",
                table: "Programme",
                columns: new[] { "PartnershipId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Programme_UnitId",
                table: "Programme",
                column: "UnitId");

            migrationBuilder.CreateIndex(
                name: "IX_ProgrammeName_PartnershipId_ProgrammeId",
                table: "ProgrammeName",
                columns: new[] { "PartnershipId", "ProgrammeId" });

            migrationBuilder.CreateIndex(
                name: "IX_ProgrammeName_ProgrammeId",
                table: "ProgrammeName",
                column: "ProgrammeId");

            migrationBuilder.CreateIndex(
                name: "IX_ReadBatch_PartnershipId_At",
                table: "ReadBatch",
                columns: new[] { "PartnershipId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_ReadEntry_PartnershipId_SubjectId",
                table: "ReadEntry",
                columns: new[] { "PartnershipId", "SubjectId" });

            migrationBuilder.CreateIndex(
                name: "IX_ReporterCategory_PartnershipId_Code_ListVersion",
                table: "ReporterCategory",
                columns: new[] { "PartnershipId", "Code", "ListVersion" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_RoundStatement_RoundId",
                table: "RoundStatement",
                column: "RoundId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_RowPass_EntryId",
                table: "RowPass",
                column: "EntryId");

            migrationBuilder.CreateIndex(
                name: "IX_RowPass_PartnershipId_EntryId",
                table: "RowPass",
                columns: new[] { "PartnershipId", "EntryId" });

            migrationBuilder.CreateIndex(
                name: "IX_RowPass_PartnershipId_LinkId",
                table: "RowPass",
                columns: new[] { "PartnershipId", "LinkId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_SavedView_OwnerId",
                table: "SavedView",
                column: "OwnerId");

            migrationBuilder.CreateIndex(
                name: "IX_SavedView_PartnershipId_OwnerId",
                table: "SavedView",
                columns: new[] { "PartnershipId", "OwnerId" });

            migrationBuilder.CreateIndex(
                name: "IX_SharedMeasure_MeasureId_ToPartnershipId",
                table: "SharedMeasure",
                columns: new[] { "MeasureId", "ToPartnershipId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_SharedMeasure_PartnershipId",
                table: "SharedMeasure",
                column: "PartnershipId");

            migrationBuilder.CreateIndex(
                name: "IX_SharedMeasure_ToPartnershipId",
                table: "SharedMeasure",
                column: "ToPartnershipId");

            migrationBuilder.CreateIndex(
                name: "IX_Submission_PartnershipId_At",
                table: "Submission",
                columns: new[] { "PartnershipId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_TargetOutcome_PlanId",
                table: "TargetOutcome",
                column: "PlanId");

            migrationBuilder.CreateIndex(
                name: "IX_UnitReturn_UnitId",
                table: "UnitReturn",
                column: "UnitId");

            migrationBuilder.CreateIndex(
                name: "IX_WarnedText_PartnershipId_DueOn",
                table: "WarnedText",
                columns: new[] { "PartnershipId", "DueOn" });

            migrationBuilder.CreateIndex(
                name: "IX_WarnedText_PartnershipId_Entity_Key_Property",
                table: "WarnedText",
                columns: new[] { "PartnershipId", "Entity", "Key", "Property" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_WorkGroup_CouncilId",
                table: "WorkGroup",
                column: "CouncilId");

            migrationBuilder.CreateIndex(
                name: "IX_WorkGroup_PartnershipId_Number",
                table: "WorkGroup",
                columns: new[] { "PartnershipId", "Number" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "AccessLink");

            migrationBuilder.DropTable(
                name: "AccessLinkRoute");

            migrationBuilder.DropTable(
                name: "AccountSession");

            migrationBuilder.DropTable(
                name: "AgendaItem");

            migrationBuilder.DropTable(
                name: "AgreementArea");

            migrationBuilder.DropTable(
                name: "ApprovalStep");

            migrationBuilder.DropTable(
                name: "AreaImportChange");

            migrationBuilder.DropTable(
                name: "AreaMapping");

            migrationBuilder.DropTable(
                name: "AreaSuccession");

            migrationBuilder.DropTable(
                name: "AspNetUserClaims");

            migrationBuilder.DropTable(
                name: "AspNetUserLogins");

            migrationBuilder.DropTable(
                name: "AspNetUserPasskeys");

            migrationBuilder.DropTable(
                name: "AspNetUserTokens");

            migrationBuilder.DropTable(
                name: "AuditEntry");

            migrationBuilder.DropTable(
                name: "AuditHead");

            migrationBuilder.DropTable(
                name: "Branch");

            migrationBuilder.DropTable(
                name: "BriefingAttendance");

            migrationBuilder.DropTable(
                name: "BriefingItem");

            migrationBuilder.DropTable(
                name: "BriefingNote");

            migrationBuilder.DropTable(
                name: "BriefingVersion");

            migrationBuilder.DropTable(
                name: "CalendarFeed");

            migrationBuilder.DropTable(
                name: "CaseAttachment");

            migrationBuilder.DropTable(
                name: "CaseConsultation");

            migrationBuilder.DropTable(
                name: "CaseQuestion");

            migrationBuilder.DropTable(
                name: "CaseRecipient");

            migrationBuilder.DropTable(
                name: "CaseSignOff");

            migrationBuilder.DropTable(
                name: "CaseSubmitter");

            migrationBuilder.DropTable(
                name: "CityCompilation");

            migrationBuilder.DropTable(
                name: "CityPlanAnswer");

            migrationBuilder.DropTable(
                name: "CityPlanDecision");

            migrationBuilder.DropTable(
                name: "CityPlanRow");

            migrationBuilder.DropTable(
                name: "Collaboration");

            migrationBuilder.DropTable(
                name: "CollaborationGoal");

            migrationBuilder.DropTable(
                name: "CollaborationParticipant");

            migrationBuilder.DropTable(
                name: "CollaborationParty");

            migrationBuilder.DropTable(
                name: "CollaborationRelease");

            migrationBuilder.DropTable(
                name: "CollaborationScope");

            migrationBuilder.DropTable(
                name: "CouncilEvaluation");

            migrationBuilder.DropTable(
                name: "CouncilSeat");

            migrationBuilder.DropTable(
                name: "Counter");

            migrationBuilder.DropTable(
                name: "CountStamp");

            migrationBuilder.DropTable(
                name: "DayCount");

            migrationBuilder.DropTable(
                name: "DebriefAnswer");

            migrationBuilder.DropTable(
                name: "DecisionCondition");

            migrationBuilder.DropTable(
                name: "DecisionRequest");

            migrationBuilder.DropTable(
                name: "DecisionRuling");

            migrationBuilder.DropTable(
                name: "DisclosureMask");

            migrationBuilder.DropTable(
                name: "DistrictReport");

            migrationBuilder.DropTable(
                name: "DocumentTemplate");

            migrationBuilder.DropTable(
                name: "EmptySection");

            migrationBuilder.DropTable(
                name: "ErasureRecord");

            migrationBuilder.DropTable(
                name: "EvaluationFinding");

            migrationBuilder.DropTable(
                name: "FirstDoor");

            migrationBuilder.DropTable(
                name: "FocusPlace");

            migrationBuilder.DropTable(
                name: "FunctionContact");

            migrationBuilder.DropTable(
                name: "FundingLine");

            migrationBuilder.DropTable(
                name: "GroupEvaluation");

            migrationBuilder.DropTable(
                name: "GroupPoint");

            migrationBuilder.DropTable(
                name: "GuessCount");

            migrationBuilder.DropTable(
                name: "HandoverReceipt");

            migrationBuilder.DropTable(
                name: "HourCount");

            migrationBuilder.DropTable(
                name: "ImportMapping");

            migrationBuilder.DropTable(
                name: "IndicatorDefinition");

            migrationBuilder.DropTable(
                name: "IndicatorRelease");

            migrationBuilder.DropTable(
                name: "IndicatorValue");

            migrationBuilder.DropTable(
                name: "JobInput");

            migrationBuilder.DropTable(
                name: "MeasureIndicator");

            migrationBuilder.DropTable(
                name: "MeasureName");

            migrationBuilder.DropTable(
                name: "MeasureParty");

            migrationBuilder.DropTable(
                name: "MeetingInvitation");

            migrationBuilder.DropTable(
                name: "ObservationPhoto");

            migrationBuilder.DropTable(
                name: "OfficialVersion");

            migrationBuilder.DropTable(
                name: "OnboardingTick");

            migrationBuilder.DropTable(
                name: "OutboxMessage");

            migrationBuilder.DropTable(
                name: "OwnFieldValue");

            migrationBuilder.DropTable(
                name: "PageStamp");

            migrationBuilder.DropTable(
                name: "PatrolReport");

            migrationBuilder.DropTable(
                name: "PatrolSignUp");

            migrationBuilder.DropTable(
                name: "PatrolTemplate");

            migrationBuilder.DropTable(
                name: "PlanLock");

            migrationBuilder.DropTable(
                name: "PoliceEvent");

            migrationBuilder.DropTable(
                name: "ProgrammeName");

            migrationBuilder.DropTable(
                name: "ReadBatch");

            migrationBuilder.DropTable(
                name: "ReadEntry");

            migrationBuilder.DropTable(
                name: "ReadHead");

            migrationBuilder.DropTable(
                name: "ReporterCategory");

            migrationBuilder.DropTable(
                name: "RetentionRule");

            migrationBuilder.DropTable(
                name: "RoundStatement");

            migrationBuilder.DropTable(
                name: "RowPass");

            migrationBuilder.DropTable(
                name: "SavedView");

            migrationBuilder.DropTable(
                name: "ScreeningCount");

            migrationBuilder.DropTable(
                name: "SegmentClose");

            migrationBuilder.DropTable(
                name: "SharedMeasure");

            migrationBuilder.DropTable(
                name: "Submission");

            migrationBuilder.DropTable(
                name: "TargetOutcome");

            migrationBuilder.DropTable(
                name: "UnitReturn");

            migrationBuilder.DropTable(
                name: "UnsafetyScale");

            migrationBuilder.DropTable(
                name: "WarnedText");

            migrationBuilder.DropTable(
                name: "WeekAnswer");

            migrationBuilder.DropTable(
                name: "CollaborationAgreement");

            migrationBuilder.DropTable(
                name: "AreaImportRecord");

            migrationBuilder.DropTable(
                name: "CityPlan");

            migrationBuilder.DropTable(
                name: "Debrief");

            migrationBuilder.DropTable(
                name: "PlanDecision");

            migrationBuilder.DropTable(
                name: "Decision");

            migrationBuilder.DropTable(
                name: "DisclosureCase");

            migrationBuilder.DropTable(
                name: "Evaluation");

            migrationBuilder.DropTable(
                name: "FocusPeriod");

            migrationBuilder.DropTable(
                name: "CommonIndicator");

            migrationBuilder.DropTable(
                name: "Job");

            migrationBuilder.DropTable(
                name: "GroupMeeting");

            migrationBuilder.DropTable(
                name: "GroupMember");

            migrationBuilder.DropTable(
                name: "AnswerCase");

            migrationBuilder.DropTable(
                name: "Observation");

            migrationBuilder.DropTable(
                name: "OwnField");

            migrationBuilder.DropTable(
                name: "PatrolShift");

            migrationBuilder.DropTable(
                name: "FollowUpEntry");

            migrationBuilder.DropTable(
                name: "Membership");

            migrationBuilder.DropTable(
                name: "Partnership");

            migrationBuilder.DropTable(
                name: "HalfYearPlan");

            migrationBuilder.DropTable(
                name: "OutcomeTarget");

            migrationBuilder.DropTable(
                name: "BriefingSheet");

            migrationBuilder.DropTable(
                name: "GroupNeed");

            migrationBuilder.DropTable(
                name: "EventType");

            migrationBuilder.DropTable(
                name: "PatrolGroup");

            migrationBuilder.DropTable(
                name: "FollowUpRound");

            migrationBuilder.DropTable(
                name: "AspNetUsers");

            migrationBuilder.DropTable(
                name: "Programme");

            migrationBuilder.DropTable(
                name: "BriefingSeries");

            migrationBuilder.DropTable(
                name: "WorkGroup");

            migrationBuilder.DropTable(
                name: "Measure");

            migrationBuilder.DropTable(
                name: "Council");

            migrationBuilder.DropTable(
                name: "Place");

            migrationBuilder.DropTable(
                name: "PlanSection");

            migrationBuilder.DropTable(
                name: "PriorityArea");

            migrationBuilder.DropTable(
                name: "Organisation");

            migrationBuilder.DropTable(
                name: "Area");

            migrationBuilder.DropTable(
                name: "ActionPlan");

            migrationBuilder.DropTable(
                name: "PriorityList");
        }
    }
}
