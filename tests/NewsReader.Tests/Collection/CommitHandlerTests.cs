using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using NewsReader.Collection;
using NewsReader.Hosting.Machine;

namespace NewsReader.Tests.Collection;

/// <summary>What happens if a handler of <see cref="DatabaseWriter.Committed"/> fails.</summary>
public sealed class CommitHandlerTests : IDisposable
{
    private readonly TempFolder here = new();

    public void Dispose() => here.Dispose();

    [Fact]
    public async Task Failing_handler_is_logged_and_does_not_make_a_stored_write_look_failed()
    {
        var log = new Faults();
        using var folder = DataFolder.Open(here.Path);
        await using var database = DatabaseWriter.Open(folder, log);
        var heard = 0;
        database.Committed += _ => throw new InvalidOperationException("a bug");
        database.Committed += _ => heard++;

        await Add(database, "Wire");
        await Add(database, "Other");

        Assert.Equal(2, heard);
        Assert.Equal(2, await database.Read(db => db.Sources.CountAsync(), default));
        Assert.Equal(["a bug", "a bug"], log.Exceptions.Select(exception => exception.Message));
        Assert.All(log.Exceptions, exception => Assert.NotNull(exception.StackTrace));
    }

    private static Task<int> Add(DatabaseWriter database, string name) =>
        database.Write(
            CollectionChanges.Feeds,
            db =>
            {
                db.Add(
                    new Source
                    {
                        Name = name,
                        Slug = name,
                        NormalisedName = name,
                    }
                );
                return db.SaveChangesAsync();
            },
            default
        );

    private sealed class Faults : ILogger
    {
        public List<Exception> Exceptions { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        ) => Exceptions.Add(exception!);
    }
}
