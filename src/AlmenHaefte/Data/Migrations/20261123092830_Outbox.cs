using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AlmenHaefte.Data.Migrations
{
    /// <inheritdoc />
    public partial class Outbox : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_SignUps_WebinarId_EmailKey",
                table: "SignUps");

            migrationBuilder.AddColumn<DateTime>(
                name: "AnonymisedAt",
                table: "SignUps",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Answers",
                table: "SignUps",
                type: "TEXT",
                nullable: false,
                defaultValue: "{}");

            migrationBuilder.AddColumn<int>(
                name: "CalendarSequence",
                table: "SignUps",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<Guid>(
                name: "CalendarUid",
                table: "SignUps",
                type: "TEXT",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"));

            migrationBuilder.AddColumn<DateTime>(
                name: "EmailProvenAt",
                table: "SignUps",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "EndsAt",
                table: "SignUps",
                type: "TEXT",
                nullable: false,
                defaultValue: new DateTime(1, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified));

            migrationBuilder.AddColumn<string>(
                name: "FormerState",
                table: "SignUps",
                type: "TEXT",
                maxLength: 20,
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "JoinedAt",
                table: "SignUps",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "KeyVersion",
                table: "SignUps",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<Guid>(
                name: "PublicId",
                table: "SignUps",
                type: "TEXT",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"));

            migrationBuilder.AddColumn<DateTime>(
                name: "StartsAt",
                table: "SignUps",
                type: "TEXT",
                nullable: false,
                defaultValue: new DateTime(1, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified));

            migrationBuilder.AddColumn<DateTime>(
                name: "ToldEnd",
                table: "SignUps",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "ToldStart",
                table: "SignUps",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "WantsReminders",
                table: "SignUps",
                type: "INTEGER",
                nullable: false,
                defaultValue: true);

            migrationBuilder.AddColumn<string>(
                name: "Wishes",
                table: "SignUps",
                type: "TEXT",
                maxLength: 500,
                nullable: true);

            // Sign-ups made before there were mails get what every new one is born with.
            foreach (var column in new[] { "PublicId", "CalendarUid" })
            {
                migrationBuilder.Sql($"""
                    UPDATE "SignUps" SET "{column}" =
                        hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-4' || substr(hex(randomblob(2)), 2) || '-A' || substr(hex(randomblob(2)), 2) || '-' || hex(randomblob(6))
                    """);
            }

            migrationBuilder.CreateTable(
                name: "AddressRequests",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Fingerprint = table.Column<string>(type: "TEXT", nullable: false),
                    WebinarId = table.Column<string>(type: "TEXT", nullable: true),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    WasMailed = table.Column<bool>(type: "INTEGER", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AddressRequests", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Blocks",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    WebinarId = table.Column<string>(type: "TEXT", nullable: false),
                    Fingerprint = table.Column<string>(type: "TEXT", nullable: false),
                    Until = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Blocks", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Consents",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Email = table.Column<string>(type: "TEXT", maxLength: 254, nullable: false),
                    EmailKey = table.Column<string>(type: "TEXT", maxLength: 254, nullable: false),
                    TextVersion = table.Column<int>(type: "INTEGER", nullable: false),
                    GivenAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Source = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Consents", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Mails",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    SignUpId = table.Column<int>(type: "INTEGER", nullable: true),
                    WebinarId = table.Column<string>(type: "TEXT", nullable: true),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Revision = table.Column<long>(type: "INTEGER", nullable: false),
                    Recipient = table.Column<string>(type: "TEXT", maxLength: 254, nullable: true),
                    Message = table.Column<byte[]>(type: "BLOB", nullable: true),
                    QueuedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    NextTryAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ExpiresAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    LeasedUntil = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Tries = table.Column<int>(type: "INTEGER", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    EndedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Trouble = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    TellsStart = table.Column<DateTime>(type: "TEXT", nullable: true),
                    TellsEnd = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Mails", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Mails_SignUps_SignUpId",
                        column: x => x.SignUpId,
                        principalTable: "SignUps",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "ReminderRounds",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    WebinarId = table.Column<string>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    StartsAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    WasSkipped = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReminderRounds", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_SignUps_EmailKey",
                table: "SignUps",
                column: "EmailKey");

            migrationBuilder.CreateIndex(
                name: "IX_SignUps_PublicId",
                table: "SignUps",
                column: "PublicId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_SignUps_WebinarId_EmailKey",
                table: "SignUps",
                columns: new[] { "WebinarId", "EmailKey" },
                unique: true,
                filter: "\"State\" IN ('Confirmed', 'Waitlisted')");

            migrationBuilder.CreateIndex(
                name: "IX_SignUps_WebinarId_State_CreatedAt",
                table: "SignUps",
                columns: new[] { "WebinarId", "State", "CreatedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_AddressRequests_Fingerprint_At",
                table: "AddressRequests",
                columns: new[] { "Fingerprint", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_AddressRequests_WebinarId_At",
                table: "AddressRequests",
                columns: new[] { "WebinarId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_Blocks_WebinarId_Fingerprint",
                table: "Blocks",
                columns: new[] { "WebinarId", "Fingerprint" });

            migrationBuilder.CreateIndex(
                name: "IX_Consents_EmailKey",
                table: "Consents",
                column: "EmailKey",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Mails_NextTryAt",
                table: "Mails",
                column: "NextTryAt",
                filter: "\"State\" = 'Queued'");

            migrationBuilder.CreateIndex(
                name: "IX_Mails_SignUpId_Kind_Revision",
                table: "Mails",
                columns: new[] { "SignUpId", "Kind", "Revision" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ReminderRounds_WebinarId_Kind_StartsAt",
                table: "ReminderRounds",
                columns: new[] { "WebinarId", "Kind", "StartsAt" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "AddressRequests");

            migrationBuilder.DropTable(
                name: "Blocks");

            migrationBuilder.DropTable(
                name: "Consents");

            migrationBuilder.DropTable(
                name: "Mails");

            migrationBuilder.DropTable(
                name: "ReminderRounds");

            migrationBuilder.DropIndex(
                name: "IX_SignUps_EmailKey",
                table: "SignUps");

            migrationBuilder.DropIndex(
                name: "IX_SignUps_PublicId",
                table: "SignUps");

            migrationBuilder.DropIndex(
                name: "IX_SignUps_WebinarId_EmailKey",
                table: "SignUps");

            migrationBuilder.DropIndex(
                name: "IX_SignUps_WebinarId_State_CreatedAt",
                table: "SignUps");

            migrationBuilder.DropColumn(
                name: "AnonymisedAt",
                table: "SignUps");

            migrationBuilder.DropColumn(
                name: "Answers",
                table: "SignUps");

            migrationBuilder.DropColumn(
                name: "CalendarSequence",
                table: "SignUps");

            migrationBuilder.DropColumn(
                name: "CalendarUid",
                table: "SignUps");

            migrationBuilder.DropColumn(
                name: "EmailProvenAt",
                table: "SignUps");

            migrationBuilder.DropColumn(
                name: "EndsAt",
                table: "SignUps");

            migrationBuilder.DropColumn(
                name: "FormerState",
                table: "SignUps");

            migrationBuilder.DropColumn(
                name: "JoinedAt",
                table: "SignUps");

            migrationBuilder.DropColumn(
                name: "KeyVersion",
                table: "SignUps");

            migrationBuilder.DropColumn(
                name: "PublicId",
                table: "SignUps");

            migrationBuilder.DropColumn(
                name: "StartsAt",
                table: "SignUps");

            migrationBuilder.DropColumn(
                name: "ToldEnd",
                table: "SignUps");

            migrationBuilder.DropColumn(
                name: "ToldStart",
                table: "SignUps");

            migrationBuilder.DropColumn(
                name: "WantsReminders",
                table: "SignUps");

            migrationBuilder.DropColumn(
                name: "Wishes",
                table: "SignUps");

            migrationBuilder.CreateIndex(
                name: "IX_SignUps_WebinarId_EmailKey",
                table: "SignUps",
                columns: new[] { "WebinarId", "EmailKey" },
                unique: true,
                filter: "\"State\" = 'Confirmed'");
        }
    }
}
