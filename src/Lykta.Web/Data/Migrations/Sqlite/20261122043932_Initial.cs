using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Lykta.Web.Data.Migrations.Sqlite
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
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    PartnershipId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Kind = table.Column<int>(type: "INTEGER", nullable: false),
                    UnitId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Label = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    TokenHash = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: false),
                    PinHash = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    FailedPins = table.Column<int>(type: "INTEGER", nullable: false),
                    MayWriteText = table.Column<bool>(type: "INTEGER", nullable: false),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    ExpiresAt = table.Column<long>(type: "INTEGER", nullable: true),
                    RevokedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Grant = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AccessLink", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "AccessLinkRoute",
                columns: table => new
                {
                    TokenHash = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: false),
                    PartnershipId = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AccessLinkRoute", x => x.TokenHash);
                });

            migrationBuilder.CreateTable(
                name: "Area",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    PartnershipId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    Kind = table.Column<int>(type: "INTEGER", nullable: false),
                    ParentId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    ValidFrom = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    ValidTo = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Boundary = table.Column<byte[]>(type: "BLOB", nullable: false),
                    West = table.Column<double>(type: "REAL", nullable: false),
                    South = table.Column<double>(type: "REAL", nullable: false),
                    East = table.Column<double>(type: "REAL", nullable: false),
                    North = table.Column<double>(type: "REAL", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
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
                name: "AreaSuccession",
                columns: table => new
                {
                    FromId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ToId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    PartnershipId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    On = table.Column<DateOnly>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AreaSuccession", x => new { x.FromId, x.ToId });
                });

            migrationBuilder.CreateTable(
                name: "AspNetUsers",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    DisplayName = table.Column<string>(type: "TEXT", nullable: false),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    IsDisabled = table.Column<bool>(type: "INTEGER", nullable: false),
                    Language = table.Column<string>(type: "TEXT", nullable: true),
                    HasDeclinedWeeklyMail = table.Column<bool>(type: "INTEGER", nullable: false),
                    UserName = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    NormalizedUserName = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    Email = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    NormalizedEmail = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    EmailConfirmed = table.Column<bool>(type: "INTEGER", nullable: false),
                    PasswordHash = table.Column<string>(type: "TEXT", nullable: true),
                    SecurityStamp = table.Column<string>(type: "TEXT", nullable: true),
                    ConcurrencyStamp = table.Column<string>(type: "TEXT", nullable: true),
                    PhoneNumber = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    PhoneNumberConfirmed = table.Column<bool>(type: "INTEGER", nullable: false),
                    TwoFactorEnabled = table.Column<bool>(type: "INTEGER", nullable: false),
                    LockoutEnd = table.Column<long>(type: "INTEGER", nullable: true),
                    LockoutEnabled = table.Column<bool>(type: "INTEGER", nullable: false),
                    AccessFailedCount = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AspNetUsers", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "AuditEntry",
                columns: table => new
                {
                    PartnershipId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Sequence = table.Column<long>(type: "INTEGER", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    ActorKind = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    ActorKey = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    Action = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    SubjectKind = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    SubjectId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Codes = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    PreviousHash = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Hash = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AuditEntry", x => new { x.PartnershipId, x.Sequence });
                });

            migrationBuilder.CreateTable(
                name: "AuditHead",
                columns: table => new
                {
                    PartnershipId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Sequence = table.Column<long>(type: "INTEGER", nullable: false),
                    Hash = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AuditHead", x => x.PartnershipId);
                });

            migrationBuilder.CreateTable(
                name: "Branch",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    PartnershipId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Branch", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Collaboration",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Slug = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    Status = table.Column<int>(type: "INTEGER", nullable: false),
                    PermanentFrom = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Evaluator = table.Column<string>(type: "TEXT", maxLength: 160, nullable: true),
                    LeadId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Collaboration", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "CollaborationGoal",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    CollaborationId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Kind = table.Column<int>(type: "INTEGER", nullable: false),
                    Text = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CollaborationGoal", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "CollaborationParticipant",
                columns: table => new
                {
                    CollaborationId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    PartnershipId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    JoinedOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    LeftOn = table.Column<DateOnly>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CollaborationParticipant", x => new { x.CollaborationId, x.PartnershipId });
                });

            migrationBuilder.CreateTable(
                name: "CollaborationParty",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    CollaborationId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 160, nullable: false),
                    Category = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CollaborationParty", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "CollaborationRelease",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    CollaborationId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    PartnershipId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Kind = table.Column<int>(type: "INTEGER", nullable: false),
                    Week = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Content = table.Column<string>(type: "TEXT", nullable: true),
                    ReleasedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    ReleasedBy = table.Column<byte[]>(type: "BLOB", nullable: true),
                    WithdrawnAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CollaborationRelease", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "CollaborationScope",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    CollaborationId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    AreaName = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    IsWhole = table.Column<bool>(type: "INTEGER", nullable: false),
                    From = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    To = table.Column<DateOnly>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CollaborationScope", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Counter",
                columns: table => new
                {
                    PartnershipId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Series = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Last = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Counter", x => new { x.PartnershipId, x.Series });
                });

            migrationBuilder.CreateTable(
                name: "CountStamp",
                columns: table => new
                {
                    PartnershipId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Changes = table.Column<long>(type: "INTEGER", nullable: false),
                    PastChanges = table.Column<long>(type: "INTEGER", nullable: false),
                    ListChanges = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CountStamp", x => x.PartnershipId);
                });

            migrationBuilder.CreateTable(
                name: "DayCount",
                columns: table => new
                {
                    PartnershipId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    TypeId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    AreaId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    PlaceId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Sharing = table.Column<int>(type: "INTEGER", nullable: false),
                    OwnerOrganisationId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    OwnerBranchId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Count = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DayCount", x => new { x.PartnershipId, x.Day, x.TypeId, x.AreaId, x.PlaceId, x.Sharing, x.OwnerOrganisationId, x.OwnerBranchId });
                });

            migrationBuilder.CreateTable(
                name: "DisclosureCase",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    PartnershipId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    ReceivedOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    DiaryNumber = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    Requester = table.Column<int>(type: "INTEGER", nullable: false),
                    From = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    To = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    PlaceId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    TypeId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    OpenedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    ClosedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Outcome = table.Column<int>(type: "INTEGER", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DisclosureCase", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ErasureRecord",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    PartnershipId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    Class = table.Column<int>(type: "INTEGER", nullable: false),
                    Reason = table.Column<int>(type: "INTEGER", nullable: false),
                    Count = table.Column<long>(type: "INTEGER", nullable: false),
                    Before = table.Column<long>(type: "INTEGER", nullable: true),
                    Decision = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    By = table.Column<byte[]>(type: "BLOB", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ErasureRecord", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "EventType",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    PartnershipId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Code = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    ListVersion = table.Column<int>(type: "INTEGER", nullable: false),
                    NameSv = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    NameEn = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    Icon = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Precision = table.Column<int>(type: "INTEGER", nullable: false),
                    IsSensitive = table.Column<bool>(type: "INTEGER", nullable: false),
                    OfferedTo = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Order = table.Column<int>(type: "INTEGER", nullable: false),
                    RetiredAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_EventType", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "FirstDoor",
                columns: table => new
                {
                    TokenHash = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: false),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    ExpiresAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FirstDoor", x => x.TokenHash);
                });

            migrationBuilder.CreateTable(
                name: "GuessCount",
                columns: table => new
                {
                    Key = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Tries = table.Column<int>(type: "INTEGER", nullable: false),
                    Since = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_GuessCount", x => x.Key);
                });

            migrationBuilder.CreateTable(
                name: "HourCount",
                columns: table => new
                {
                    PartnershipId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Week = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    TypeId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Sharing = table.Column<int>(type: "INTEGER", nullable: false),
                    OwnerOrganisationId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    OwnerBranchId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    HourOfWeek = table.Column<int>(type: "INTEGER", nullable: false),
                    Thousandths = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_HourCount", x => new { x.PartnershipId, x.Week, x.TypeId, x.Sharing, x.OwnerOrganisationId, x.OwnerBranchId, x.HourOfWeek });
                });

            migrationBuilder.CreateTable(
                name: "ImportMapping",
                columns: table => new
                {
                    PartnershipId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Headings = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Choices = table.Column<string>(type: "TEXT", nullable: false),
                    UsedAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ImportMapping", x => new { x.PartnershipId, x.Headings });
                });

            migrationBuilder.CreateTable(
                name: "Job",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    PartnershipId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Parameters = table.Column<string>(type: "TEXT", nullable: false),
                    Input = table.Column<byte[]>(type: "BLOB", nullable: true),
                    OrderedBy = table.Column<byte[]>(type: "BLOB", nullable: true),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    StartedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    EndedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Status = table.Column<int>(type: "INTEGER", nullable: false),
                    IsCancelRequested = table.Column<bool>(type: "INTEGER", nullable: false),
                    Done = table.Column<int>(type: "INTEGER", nullable: false),
                    Total = table.Column<int>(type: "INTEGER", nullable: false),
                    Checkpoint = table.Column<string>(type: "TEXT", nullable: true),
                    OutcomeKey = table.Column<string>(type: "TEXT", maxLength: 120, nullable: true),
                    OutcomeArguments = table.Column<string>(type: "TEXT", nullable: true),
                    Result = table.Column<byte[]>(type: "BLOB", nullable: true),
                    ResultName = table.Column<string>(type: "TEXT", maxLength: 160, nullable: true),
                    LeaseUntil = table.Column<long>(type: "INTEGER", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Job", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Organisation",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    PartnershipId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 160, nullable: false),
                    Category = table.Column<int>(type: "INTEGER", nullable: false),
                    ParentId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    RootId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    BranchId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ReportsWeekly = table.Column<bool>(type: "INTEGER", nullable: false),
                    ReporterCategory = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    ClosedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
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
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    PartnershipId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    SubjectId = table.Column<Guid>(type: "TEXT", nullable: false),
                    RecipientId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Secret = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    Status = table.Column<int>(type: "INTEGER", nullable: false),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    DeliveredAt = table.Column<long>(type: "INTEGER", nullable: true),
                    NextTryAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Tries = table.Column<int>(type: "INTEGER", nullable: false),
                    LastFailure = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    LeaseUntil = table.Column<long>(type: "INTEGER", nullable: true),
                    LeasedBy = table.Column<Guid>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OutboxMessage", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "OwnField",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    PartnershipId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    NameSv = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    NameEn = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    Kind = table.Column<int>(type: "INTEGER", nullable: false),
                    Options = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    Order = table.Column<int>(type: "INTEGER", nullable: false),
                    RetiredAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OwnField", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Partnership",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Slug = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    AuthorityName = table.Column<string>(type: "TEXT", maxLength: 160, nullable: false),
                    ParentId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    SmallNumberLimit = table.Column<int>(type: "INTEGER", nullable: false),
                    LampColour = table.Column<string>(type: "TEXT", maxLength: 7, nullable: true)
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
                name: "PoliceEvent",
                columns: table => new
                {
                    PartnershipId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    EventId = table.Column<long>(type: "INTEGER", nullable: false),
                    OccurredAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    Municipality = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    Path = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PoliceEvent", x => new { x.PartnershipId, x.EventId });
                });

            migrationBuilder.CreateTable(
                name: "ReadBatch",
                columns: table => new
                {
                    PartnershipId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Sequence = table.Column<long>(type: "INTEGER", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    Count = table.Column<int>(type: "INTEGER", nullable: false),
                    RowsHash = table.Column<byte[]>(type: "BLOB", nullable: false),
                    PreviousHash = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Hash = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReadBatch", x => new { x.PartnershipId, x.Sequence });
                });

            migrationBuilder.CreateTable(
                name: "ReadEntry",
                columns: table => new
                {
                    PartnershipId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    BatchSequence = table.Column<long>(type: "INTEGER", nullable: false),
                    Row = table.Column<int>(type: "INTEGER", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    ActorKind = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    ActorKey = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    SubjectKind = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    SubjectId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Channel = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReadEntry", x => new { x.PartnershipId, x.BatchSequence, x.Row });
                });

            migrationBuilder.CreateTable(
                name: "ReadHead",
                columns: table => new
                {
                    PartnershipId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Sequence = table.Column<long>(type: "INTEGER", nullable: false),
                    Hash = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReadHead", x => x.PartnershipId);
                });

            migrationBuilder.CreateTable(
                name: "RetentionRule",
                columns: table => new
                {
                    PartnershipId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Class = table.Column<int>(type: "INTEGER", nullable: false),
                    Months = table.Column<int>(type: "INTEGER", nullable: false),
                    Days = table.Column<int>(type: "INTEGER", nullable: false),
                    DecidedBy = table.Column<string>(type: "TEXT", maxLength: 120, nullable: true),
                    DecidedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    DiaryNumber = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    HeldFor = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RetentionRule", x => new { x.PartnershipId, x.Class });
                });

            migrationBuilder.CreateTable(
                name: "ScreeningCount",
                columns: table => new
                {
                    PartnershipId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Channel = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Kind = table.Column<int>(type: "INTEGER", nullable: false),
                    Count = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ScreeningCount", x => new { x.PartnershipId, x.Day, x.Channel, x.Kind });
                });

            migrationBuilder.CreateTable(
                name: "SegmentClose",
                columns: table => new
                {
                    PartnershipId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Chain = table.Column<int>(type: "INTEGER", nullable: false),
                    LastSequence = table.Column<long>(type: "INTEGER", nullable: false),
                    Month = table.Column<int>(type: "INTEGER", nullable: false),
                    FirstSequence = table.Column<long>(type: "INTEGER", nullable: false),
                    LastHash = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ClosedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    KeyId = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    Signature = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SegmentClose", x => new { x.PartnershipId, x.Chain, x.LastSequence });
                });

            migrationBuilder.CreateTable(
                name: "Submission",
                columns: table => new
                {
                    PartnershipId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Principal = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    Key = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    BodyHash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Outcome = table.Column<string>(type: "TEXT", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Submission", x => new { x.PartnershipId, x.Principal, x.Key });
                });

            migrationBuilder.CreateTable(
                name: "UnsafetyScale",
                columns: table => new
                {
                    PartnershipId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ScaleVersion = table.Column<int>(type: "INTEGER", nullable: false),
                    LabelsSv = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    LabelsEn = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    From = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_UnsafetyScale", x => new { x.PartnershipId, x.ScaleVersion });
                });

            migrationBuilder.CreateTable(
                name: "WeekAnswer",
                columns: table => new
                {
                    PartnershipId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    UnitId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Week = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Observations = table.Column<int>(type: "INTEGER", nullable: false),
                    HasNothingToReport = table.Column<bool>(type: "INTEGER", nullable: false),
                    LastAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WeekAnswer", x => new { x.PartnershipId, x.Week, x.UnitId });
                });

            migrationBuilder.CreateTable(
                name: "Place",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    PartnershipId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    Slug = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    Kind = table.Column<int>(type: "INTEGER", nullable: false),
                    OwnerId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    AreaId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Shape = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Longitude = table.Column<double>(type: "REAL", nullable: false),
                    Latitude = table.Column<double>(type: "REAL", nullable: false),
                    ClosedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
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
                name: "AccountSession",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    AccountId = table.Column<Guid>(type: "TEXT", nullable: false),
                    StartedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    ExpiresAt = table.Column<long>(type: "INTEGER", nullable: false),
                    ProviderSession = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true)
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
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    UserId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ClaimType = table.Column<string>(type: "TEXT", nullable: true),
                    ClaimValue = table.Column<string>(type: "TEXT", nullable: true)
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
                    LoginProvider = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false),
                    ProviderKey = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false),
                    ProviderDisplayName = table.Column<string>(type: "TEXT", nullable: true),
                    UserId = table.Column<Guid>(type: "TEXT", nullable: false)
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
                    CredentialId = table.Column<byte[]>(type: "BLOB", maxLength: 1024, nullable: false),
                    UserId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Data = table.Column<string>(type: "TEXT", nullable: false)
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
                    UserId = table.Column<Guid>(type: "TEXT", nullable: false),
                    LoginProvider = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false),
                    Value = table.Column<string>(type: "TEXT", nullable: true)
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
                name: "DisclosureMask",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    PartnershipId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    CaseId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ObservationId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Field = table.Column<int>(type: "INTEGER", nullable: false),
                    Start = table.Column<int>(type: "INTEGER", nullable: true),
                    Length = table.Column<int>(type: "INTEGER", nullable: true),
                    Fingerprint = table.Column<string>(type: "TEXT", maxLength: 32, nullable: true),
                    Statute = table.Column<int>(type: "INTEGER", nullable: false)
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
                name: "Membership",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    PartnershipId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    AccountId = table.Column<Guid>(type: "TEXT", nullable: false),
                    OrganisationId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Role = table.Column<int>(type: "INTEGER", nullable: false),
                    FunctionTitle = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    StartedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    EndedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    ReviewedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
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
                name: "Observation",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    PartnershipId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    TypeId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    PlaceId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    AreaId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Longitude = table.Column<double>(type: "REAL", nullable: true),
                    Latitude = table.Column<double>(type: "REAL", nullable: true),
                    OccurredFrom = table.Column<long>(type: "INTEGER", nullable: false),
                    OccurredTo = table.Column<long>(type: "INTEGER", nullable: true),
                    OccurredOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    OccurredHour = table.Column<int>(type: "INTEGER", nullable: false),
                    ReceivedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    IsRecurring = table.Column<bool>(type: "INTEGER", nullable: false),
                    GroupSize = table.Column<int>(type: "INTEGER", nullable: false),
                    Unsafety = table.Column<int>(type: "INTEGER", nullable: true),
                    ScaleVersion = table.Column<int>(type: "INTEGER", nullable: false),
                    Text = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    ActionTaken = table.Column<string>(type: "TEXT", maxLength: 300, nullable: true),
                    Wish = table.Column<string>(type: "TEXT", maxLength: 300, nullable: true),
                    IsPoliceReported = table.Column<bool>(type: "INTEGER", nullable: true),
                    Sharing = table.Column<int>(type: "INTEGER", nullable: false),
                    OwnerOrganisationId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    OwnerBranchId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    UnitId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    WrittenBy = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Source = table.Column<int>(type: "INTEGER", nullable: false),
                    Status = table.Column<int>(type: "INTEGER", nullable: false),
                    Control = table.Column<int>(type: "INTEGER", nullable: true),
                    ForwardedTo = table.Column<string>(type: "TEXT", maxLength: 160, nullable: true),
                    ForwardedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Problem = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    AssessedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Feedback = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    FeedbackAt = table.Column<long>(type: "INTEGER", nullable: true),
                    ClosedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    DuplicateOfId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Sightings = table.Column<int>(type: "INTEGER", nullable: false),
                    ImportId = table.Column<byte[]>(type: "BLOB", nullable: true),
                    ExternalKey = table.Column<string>(type: "TEXT", maxLength: 120, nullable: true),
                    TextDroppedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    SearchText = table.Column<string>(type: "TEXT", maxLength: 6000, nullable: true),
                    TextReviewDueOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
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
                name: "ObservationPhoto",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    PartnershipId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ObservationId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ContentType = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Content = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ReceivedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    ReleasedAt = table.Column<long>(type: "INTEGER", nullable: true)
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
                    ObservationId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    FieldId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    PartnershipId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Value = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false)
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
                name: "IX_Area_ParentId",
                table: "Area",
                column: "ParentId");

            migrationBuilder.CreateIndex(
                name: "IX_Area_PartnershipId_Kind",
                table: "Area",
                columns: new[] { "PartnershipId", "Kind" });

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
                name: "IX_Collaboration_Slug",
                table: "Collaboration",
                column: "Slug",
                unique: true);

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
                name: "IX_ErasureRecord_PartnershipId_At",
                table: "ErasureRecord",
                columns: new[] { "PartnershipId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_EventType_PartnershipId_Code_ListVersion",
                table: "EventType",
                columns: new[] { "PartnershipId", "Code", "ListVersion" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Job_PartnershipId_Status_CreatedAt",
                table: "Job",
                columns: new[] { "PartnershipId", "Status", "CreatedAt" });

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
                name: "IX_Place_AreaId",
                table: "Place",
                column: "AreaId");

            migrationBuilder.CreateIndex(
                name: "IX_Place_PartnershipId_Slug",
                table: "Place",
                columns: new[] { "PartnershipId", "Slug" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_PoliceEvent_PartnershipId_OccurredAt",
                table: "PoliceEvent",
                columns: new[] { "PartnershipId", "OccurredAt" });

            migrationBuilder.CreateIndex(
                name: "IX_ReadBatch_PartnershipId_At",
                table: "ReadBatch",
                columns: new[] { "PartnershipId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_ReadEntry_PartnershipId_SubjectId",
                table: "ReadEntry",
                columns: new[] { "PartnershipId", "SubjectId" });

            migrationBuilder.CreateIndex(
                name: "IX_Submission_PartnershipId_At",
                table: "Submission",
                columns: new[] { "PartnershipId", "At" });
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
                name: "Counter");

            migrationBuilder.DropTable(
                name: "CountStamp");

            migrationBuilder.DropTable(
                name: "DayCount");

            migrationBuilder.DropTable(
                name: "DisclosureMask");

            migrationBuilder.DropTable(
                name: "ErasureRecord");

            migrationBuilder.DropTable(
                name: "FirstDoor");

            migrationBuilder.DropTable(
                name: "GuessCount");

            migrationBuilder.DropTable(
                name: "HourCount");

            migrationBuilder.DropTable(
                name: "ImportMapping");

            migrationBuilder.DropTable(
                name: "Job");

            migrationBuilder.DropTable(
                name: "Membership");

            migrationBuilder.DropTable(
                name: "ObservationPhoto");

            migrationBuilder.DropTable(
                name: "OutboxMessage");

            migrationBuilder.DropTable(
                name: "OwnFieldValue");

            migrationBuilder.DropTable(
                name: "Partnership");

            migrationBuilder.DropTable(
                name: "PoliceEvent");

            migrationBuilder.DropTable(
                name: "ReadBatch");

            migrationBuilder.DropTable(
                name: "ReadEntry");

            migrationBuilder.DropTable(
                name: "ReadHead");

            migrationBuilder.DropTable(
                name: "RetentionRule");

            migrationBuilder.DropTable(
                name: "ScreeningCount");

            migrationBuilder.DropTable(
                name: "SegmentClose");

            migrationBuilder.DropTable(
                name: "Submission");

            migrationBuilder.DropTable(
                name: "UnsafetyScale");

            migrationBuilder.DropTable(
                name: "WeekAnswer");

            migrationBuilder.DropTable(
                name: "DisclosureCase");

            migrationBuilder.DropTable(
                name: "AspNetUsers");

            migrationBuilder.DropTable(
                name: "Organisation");

            migrationBuilder.DropTable(
                name: "Observation");

            migrationBuilder.DropTable(
                name: "OwnField");

            migrationBuilder.DropTable(
                name: "EventType");

            migrationBuilder.DropTable(
                name: "Place");

            migrationBuilder.DropTable(
                name: "Area");
        }
    }
}
