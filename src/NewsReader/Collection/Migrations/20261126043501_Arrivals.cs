using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace NewsReader.Collection.Migrations
{
    /// <inheritdoc />
    public partial class Arrivals : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<byte[]>(
                name: "Content",
                table: "Documents",
                type: "BLOB",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "NormalisedHeadline",
                table: "Documents",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "Arrivals",
                columns: table => new
                {
                    Seq = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    ArticleId = table.Column<long>(type: "INTEGER", nullable: false),
                    ArrivedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ChangedAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Arrivals", x => x.Seq);
                    table.ForeignKey(
                        name: "FK_Arrivals_Articles_ArticleId",
                        column: x => x.ArticleId,
                        principalTable: "Articles",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ArticleFeeds",
                columns: table => new
                {
                    ArticleId = table.Column<long>(type: "INTEGER", nullable: false),
                    SubscriptionId = table.Column<int>(type: "INTEGER", nullable: false),
                    AddedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    EntryId = table.Column<string>(type: "TEXT", nullable: true),
                    Headline = table.Column<string>(type: "TEXT", nullable: false),
                    NormalisedHeadline = table.Column<string>(type: "TEXT", nullable: false),
                    Url = table.Column<string>(type: "TEXT", nullable: true),
                    LinkKey = table.Column<string>(type: "TEXT", nullable: true),
                    CommentsUrl = table.Column<string>(type: "TEXT", nullable: true),
                    Html = table.Column<string>(type: "TEXT", nullable: true),
                    TellsStory = table.Column<bool>(type: "INTEGER", nullable: false),
                    GaveText = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ArticleFeeds", x => new { x.ArticleId, x.SubscriptionId });
                    table.ForeignKey(
                        name: "FK_ArticleFeeds_Articles_ArticleId",
                        column: x => x.ArticleId,
                        principalTable: "Articles",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_ArticleFeeds_Subscriptions_SubscriptionId",
                        column: x => x.SubscriptionId,
                        principalTable: "Subscriptions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Documents_Content",
                table: "Documents",
                column: "Content",
                filter: "SubscriptionId IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Arrivals_ArticleId",
                table: "Arrivals",
                column: "ArticleId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ArticleFeeds_SubscriptionId_LinkKey",
                table: "ArticleFeeds",
                columns: new[] { "SubscriptionId", "LinkKey" });

            migrationBuilder.CreateIndex(
                name: "IX_ArticleFeeds_ToldElsewhere",
                table: "ArticleFeeds",
                columns: new[] { "SubscriptionId", "ArticleId" },
                filter: "NOT TellsStory");

            migrationBuilder.Sql(TellWhichFeedsBrought);
            migrationBuilder.Sql(KeepEntriesWithoutText);
            migrationBuilder.Sql(CountArrivals);
            migrationBuilder.Sql(ReadFeedsAgain);
        }

        // Of several feeds of the article's source, the first one told it. What the others said was not kept.
        private const string TellWhichFeedsBrought = """
            INSERT INTO ArticleFeeds (ArticleId, SubscriptionId, AddedAt, Headline, NormalisedHeadline, Url, LinkKey, TellsStory, GaveText)
            SELECT Id, SubscriptionId, AddedAt, IIF(Tells, Headline, ''), IIF(Tells, NormalisedHeadline, ''), Url,
                CASE WHEN Url LIKE 'https://www.%' THEN substr(Url, 13) WHEN Url LIKE 'http://www.%' THEN substr(Url, 12)
                    WHEN Url LIKE 'https://%' THEN substr(Url, 9) WHEN Url LIKE 'http://%' THEN substr(Url, 8) ELSE Url END,
                Tells, Tells
            FROM (
                SELECT a.Id, d.SubscriptionId, a.AddedAt, a.Headline, a.NormalisedHeadline, a.Url, s.SourceId = a.SourceId
                    AND row_number() OVER (PARTITION BY a.Id ORDER BY s.SourceId = a.SourceId DESC, s.Id) = 1 AS Tells
                FROM (SELECT DISTINCT ArticleId, SubscriptionId FROM Documents WHERE SubscriptionId IS NOT NULL) d
                JOIN Articles a ON a.Id = d.ArticleId JOIN Subscriptions s ON s.Id = d.SubscriptionId
            );
            """;

        private const string KeepEntriesWithoutText = """
            UPDATE Articles SET Html = '', IsSummary = 1 WHERE Html IS NULL AND SourceIsOwn
                AND Id IN (SELECT ArticleId FROM Documents WHERE Path LIKE 'feed:%');
            """;

        private const string CountArrivals = """
            INSERT INTO Arrivals (ArticleId, ArrivedAt, ChangedAt)
            SELECT Id, AddedAt, ChangedAt FROM Articles WHERE Html IS NOT NULL ORDER BY Id;
            """;

        // What the old rules merged or doubled comes right when the feed is read again: so it must not answer "not modified".
        private const string ReadFeedsAgain = "UPDATE Subscriptions SET Hash = NULL, ETag = NULL, LastModified = NULL;";

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Arrivals");

            migrationBuilder.DropTable(
                name: "ArticleFeeds");

            migrationBuilder.DropIndex(
                name: "IX_Documents_Content",
                table: "Documents");

            migrationBuilder.DropColumn(
                name: "Content",
                table: "Documents");

            migrationBuilder.DropColumn(
                name: "NormalisedHeadline",
                table: "Documents");
        }
    }
}
