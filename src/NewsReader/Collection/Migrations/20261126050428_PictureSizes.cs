using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace NewsReader.Collection.Migrations
{
    /// <inheritdoc />
    public partial class PictureSizes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Articles_Index_Stories",
                table: "Articles");

            migrationBuilder.CreateTable(
                name: "Pictures",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false),
                    Width = table.Column<int>(type: "INTEGER", nullable: false),
                    Height = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Pictures", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Articles_Index_Stories",
                table: "Articles",
                columns: new[] { "IndexKey", "Id" },
                descending: new[] { true, false },
                filter: "Html IS NOT NULL AND NOT IsSummary");

            migrationBuilder.CreateIndex(
                name: "IX_Articles_Index_Summaries",
                table: "Articles",
                columns: new[] { "IndexKey", "Id" },
                descending: new[] { true, false },
                filter: "Html IS NOT NULL AND IsSummary");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Pictures");

            migrationBuilder.DropIndex(
                name: "IX_Articles_Index_Stories",
                table: "Articles");

            migrationBuilder.DropIndex(
                name: "IX_Articles_Index_Summaries",
                table: "Articles");

            migrationBuilder.CreateIndex(
                name: "IX_Articles_Index_Stories",
                table: "Articles",
                columns: new[] { "IndexKey", "Id" },
                descending: new[] { true, false },
                filter: "Html IS NOT NULL");
        }
    }
}
