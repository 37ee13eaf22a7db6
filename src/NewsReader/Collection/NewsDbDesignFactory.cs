using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace NewsReader.Collection;

/// <summary>
/// Gives <c>dotnet ef migrations add</c> the model without starting the site or opening a data folder.
/// </summary>
internal sealed class NewsDbDesignFactory : IDesignTimeDbContextFactory<NewsDb>
{
    public NewsDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<NewsDb>().UseSqlite("Data Source=:memory:").Options);
}
