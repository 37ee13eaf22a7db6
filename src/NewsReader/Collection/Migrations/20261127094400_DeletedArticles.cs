using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace NewsReader.Collection.Migrations
{
    /// <inheritdoc />
    public partial class DeletedArticles : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "DeletedArticles",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false),
                    DeletedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Slug = table.Column<string>(type: "TEXT", nullable: false),
                    Headline = table.Column<string>(type: "TEXT", nullable: false),
                    NormalisedHeadline = table.Column<string>(type: "TEXT", nullable: false),
                    Url = table.Column<string>(type: "TEXT", nullable: true),
                    Before = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DeletedArticles", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "DeletedItems",
                columns: table => new
                {
                    Path = table.Column<string>(type: "TEXT", nullable: false),
                    ItemId = table.Column<long>(type: "INTEGER", nullable: false),
                    Hash = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Content = table.Column<byte[]>(type: "BLOB", nullable: true),
                    NormalisedHeadline = table.Column<string>(type: "TEXT", nullable: true),
                    SubscriptionId = table.Column<int>(type: "INTEGER", nullable: true),
                    ArticleId = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DeletedItems", x => x.Path);
                    table.ForeignKey(
                        name: "FK_DeletedItems_DeletedArticles_ArticleId",
                        column: x => x.ArticleId,
                        principalTable: "DeletedArticles",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_DeletedItems_Subscriptions_SubscriptionId",
                        column: x => x.SubscriptionId,
                        principalTable: "Subscriptions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.SetNull);
                });

            migrationBuilder.CreateIndex(
                name: "IX_DeletedArticles_DeletedAt",
                table: "DeletedArticles",
                column: "DeletedAt");

            migrationBuilder.CreateIndex(
                name: "IX_DeletedArticles_Slug",
                table: "DeletedArticles",
                column: "Slug");

            migrationBuilder.CreateIndex(
                name: "IX_DeletedArticles_Url",
                table: "DeletedArticles",
                column: "Url",
                filter: "Url IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_DeletedItems_ArticleId",
                table: "DeletedItems",
                column: "ArticleId");

            migrationBuilder.CreateIndex(
                name: "IX_DeletedItems_Content",
                table: "DeletedItems",
                column: "Content",
                filter: "SubscriptionId IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_DeletedItems_SubscriptionId",
                table: "DeletedItems",
                column: "SubscriptionId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "DeletedItems");

            migrationBuilder.DropTable(
                name: "DeletedArticles");
        }
    }
}
