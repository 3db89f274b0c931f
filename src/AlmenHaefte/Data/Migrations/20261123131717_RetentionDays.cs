using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace AlmenHaefte.Data.Migrations
{
    /// <inheritdoc />
    public partial class RetentionDays : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "RetentionDays",
                table: "SignUps",
                type: "INTEGER",
                nullable: false,
                defaultValue: 90);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "RetentionDays",
                table: "SignUps");
        }
    }
}
