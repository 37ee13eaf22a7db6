using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace NewsReader.Collection.Migrations;

/// <summary>The terms that are kept of an article say now which of them follow one another: all are compared anew, beside the pages.</summary>
[DbContext(typeof(NewsDb))]
[Migration("20261125180000_ComparedAnew")]
public sealed class ComparedAnew : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("DELETE FROM ArticleTerms; DELETE FROM SimilarLinks;");
}
