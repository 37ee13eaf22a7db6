using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace NewsReader.Collection.Migrations;

/// <summary>The search index. What was stored before it is indexed by <see cref="NewsReader.Intake.CatchUp.SearchCatchUp"/>.</summary>
[DbContext(typeof(NewsDb))]
[Migration("20261122120000_Search")]
public sealed class Search : Migration
{
    // What is indexed is parted into stems before it comes here: whatever stands between two blanks is one token, as it is.
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        CREATE VIRTUAL TABLE ArticleSearch USING fts5(Headline, Text, Byline,
            content='', contentless_delete=1, tokenize="unicode61 remove_diacritics 0 categories 'L* M* N* P* S* C*'")
        """);

    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("DROP TABLE ArticleSearch");
}
