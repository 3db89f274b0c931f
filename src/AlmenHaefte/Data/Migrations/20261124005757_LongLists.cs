using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AlmenHaefte.Data.Migrations
{
    /// <inheritdoc />
    public partial class LongLists : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "EmailDomain",
                table: "SignUps",
                type: "TEXT",
                maxLength: 254,
                nullable: true,
                computedColumnSql: "substr(\"EmailKey\", instr(\"EmailKey\", '@') + 1)",
                stored: false);

            migrationBuilder.CreateIndex(
                name: "IX_SignUps_AnonymisedAt",
                table: "SignUps",
                column: "AnonymisedAt",
                filter: "\"AnonymisedAt\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_SignUps_EmailDomain_EmailKey",
                table: "SignUps",
                columns: new[] { "EmailDomain", "EmailKey" },
                filter: "\"State\" IN ('Confirmed', 'Waitlisted')");

            migrationBuilder.CreateIndex(
                name: "IX_SignUps_EndsAt_RetentionDays_State",
                table: "SignUps",
                columns: new[] { "EndsAt", "RetentionDays", "State" },
                filter: "\"State\" <> 'Anonymised'");

            migrationBuilder.CreateIndex(
                name: "IX_SignUps_Joined",
                table: "SignUps",
                columns: new[] { "WebinarId", "State", "CreatedAt" },
                filter: "\"JoinedAt\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_SignUps_Organisation_EmailKey",
                table: "SignUps",
                columns: new[] { "Organisation", "EmailKey" },
                filter: "\"State\" IN ('Confirmed', 'Waitlisted')");

            migrationBuilder.CreateIndex(
                name: "IX_SignUps_WebinarId_CreatedAt",
                table: "SignUps",
                columns: new[] { "WebinarId", "CreatedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Mails_EndedAt",
                table: "Mails",
                column: "EndedAt",
                filter: "\"Message\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Mails_WebinarId_SignUpId",
                table: "Mails",
                columns: new[] { "WebinarId", "SignUpId" },
                filter: "\"State\" = 'Failed' OR \"BouncedAt\" IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_SignUps_AnonymisedAt",
                table: "SignUps");

            migrationBuilder.DropIndex(
                name: "IX_SignUps_EmailDomain_EmailKey",
                table: "SignUps");

            migrationBuilder.DropIndex(
                name: "IX_SignUps_EndsAt_RetentionDays_State",
                table: "SignUps");

            migrationBuilder.DropIndex(
                name: "IX_SignUps_Joined",
                table: "SignUps");

            migrationBuilder.DropIndex(
                name: "IX_SignUps_Organisation_EmailKey",
                table: "SignUps");

            migrationBuilder.DropIndex(
                name: "IX_SignUps_WebinarId_CreatedAt",
                table: "SignUps");

            migrationBuilder.DropIndex(
                name: "IX_Mails_EndedAt",
                table: "Mails");

            migrationBuilder.DropIndex(
                name: "IX_Mails_WebinarId_SignUpId",
                table: "Mails");

            migrationBuilder.DropColumn(
                name: "EmailDomain",
                table: "SignUps");
        }
    }
}
