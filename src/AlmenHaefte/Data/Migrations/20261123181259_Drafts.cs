using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AlmenHaefte.Data.Migrations
{
    /// <inheritdoc />
    public partial class Drafts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "Drafts",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Path = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    BaseHash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    Text = table.Column<string>(type: "TEXT", nullable: false),
                    Hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Part = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    WriterId = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    WriterName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    BegunAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    SavedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Sitting = table.Column<Guid>(type: "TEXT", nullable: false),
                    Plan_At = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Plan_Kind = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    Plan_Note = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    Plan_CutsEdition = table.Column<bool>(type: "INTEGER", nullable: true),
                    Plan_WriterId = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    Plan_WriterName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    Trouble = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Drafts", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ReadingLinks",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Path = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    KeyHash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    WriterName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    MadeAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ExpiresAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReadingLinks", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Revisions",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Publication = table.Column<Guid>(type: "TEXT", nullable: false),
                    Path = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    WriterId = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    WriterName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    Note = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    Text = table.Column<string>(type: "TEXT", nullable: true),
                    Hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    BeforeHash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    DraftHash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    IsSettled = table.Column<bool>(type: "INTEGER", nullable: false),
                    IsLate = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Revisions", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Drafts_Path",
                table: "Drafts",
                column: "Path",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ReadingLinks_KeyHash",
                table: "ReadingLinks",
                column: "KeyHash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ReadingLinks_Path",
                table: "ReadingLinks",
                column: "Path");

            migrationBuilder.CreateIndex(
                name: "IX_Revisions_Path_Id",
                table: "Revisions",
                columns: new[] { "Path", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Revisions_Publication",
                table: "Revisions",
                column: "Publication",
                filter: "\"IsSettled\" = 0");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Drafts");

            migrationBuilder.DropTable(
                name: "ReadingLinks");

            migrationBuilder.DropTable(
                name: "Revisions");
        }
    }
}
