using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AlmenHaefte.Data.Migrations
{
    /// <inheritdoc />
    public partial class WebinarDeeds : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "WebinarDeeds",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ById = table.Column<Guid>(type: "TEXT", nullable: true),
                    WebinarId = table.Column<string>(type: "TEXT", nullable: false),
                    SignUpId = table.Column<int>(type: "INTEGER", nullable: true),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Detail = table.Column<string>(type: "TEXT", maxLength: 300, nullable: true),
                    Message = table.Column<long>(type: "INTEGER", nullable: true),
                    FileBefore = table.Column<string>(type: "TEXT", nullable: true),
                    FileAfter = table.Column<string>(type: "TEXT", nullable: true),
                    IsQuiet = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WebinarDeeds", x => x.Id);
                    table.ForeignKey(
                        name: "FK_WebinarDeeds_SignUps_SignUpId",
                        column: x => x.SignUpId,
                        principalTable: "SignUps",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_WebinarDeeds_StaffMembers_ById",
                        column: x => x.ById,
                        principalTable: "StaffMembers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_WebinarDeeds_ById",
                table: "WebinarDeeds",
                column: "ById");

            migrationBuilder.CreateIndex(
                name: "IX_WebinarDeeds_SignUpId",
                table: "WebinarDeeds",
                column: "SignUpId");

            migrationBuilder.CreateIndex(
                name: "IX_WebinarDeeds_WebinarId_At",
                table: "WebinarDeeds",
                columns: new[] { "WebinarId", "At" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "WebinarDeeds");
        }
    }
}
