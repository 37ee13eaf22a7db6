using System.Net;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using NewsReader.Hosting.Machine;

namespace NewsReader.Tests.Accounts;

/// <summary>
/// Every address that accepts a change, future ones included: only the owner changes anything there, and only with the
/// site's own forms.
/// </summary>
public sealed class EveryChangeTests : IClassFixture<EveryChangeTests.OwnedSite>, IDisposable
{
    // Each of these checks by itself who may use it.
    private static readonly string[] ForEverybody =
    [
        "/error/{status:int}",
        "/owner/new",
        "/sign-in",
        "/sign-in/passkey",
        "/sign-in/passkey/options",
        "/sign-out",
    ];

    private readonly OwnedSite owned;
    private readonly Visitor stranger;

    public EveryChangeTests(OwnedSite owned) => (this.owned, stranger) = (owned, new(owned.Site));

    public void Dispose() => stranger.Dispose();

    [Fact]
    public void Only_these_addresses_are_open_to_everybody() =>
        Assert.Equal(
            ForEverybody,
            Changes()
                .Where(change => change.Endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null)
                .Select(change => change.Pattern)
                .Distinct()
                .Order(StringComparer.Ordinal)
        );

    [Fact]
    public void Addresses_of_feeds_and_documents_are_among_the_guarded() =>
        Assert.Superset(
            new HashSet<string>
            {
                "/owner/feeds",
                "/owner/feeds/{id:int}",
                "/owner/feeds/{id:int}/refresh",
                "/owner/feeds/{id:int}/remove",
                "/owner/feeds/opml",
                "/owner/import",
            },
            Changes().Select(change => change.Pattern).ToHashSet()
        );

    [Fact]
    public async Task An_address_that_only_reads_accepts_no_change()
    {
        var reading = Endpoints()
            .Where(endpoint =>
                endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods.All(IsSafe) == true
                && endpoint.RoutePattern.Parameters.Count == 0
            );
        Assert.NotEmpty(reading);
        foreach (
            var path in reading
                .Select(endpoint => "/" + endpoint.RoutePattern.RawText!.TrimStart('/'))
                .Except(Changes().Select(change => change.Pattern))
        )
        {
            using var answer = await stranger.Post(path);
            Assert.Equal((path, HttpStatusCode.MethodNotAllowed), (path, answer.StatusCode));
        }
    }

    [Fact]
    public async Task Without_a_session_nothing_is_written()
    {
        var token = await stranger.Token("/sign-in");
        var before = owned.Rows();
        foreach (var (pattern, path, method, endpoint) in Changes())
        {
            using var answer = await stranger.Send(method, path, Form(token));
            if (endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null)
                Assert.Equal((pattern, HttpStatusCode.Forbidden), (pattern, answer.StatusCode));
        }
        Assert.Equal(before, owned.Rows());
    }

    [Fact]
    public async Task Another_sites_form_writes_nothing_even_if_the_owner_is_signed_in()
    {
        foreach (
            var (name, value) in ((string, string)[])
                [
                    ("Sec-Fetch-Site", "cross-site"),
                    ("Sec-Fetch-Site", "same-site"),
                    ("Origin", "https://evil.example.org"),
                    ("Origin", "http://localhost:3000"),
                    ("Origin", "null"),
                ]
        )
        {
            var lured = owned.Owner.Thief();
            var token = await lured.Token("/owner");
            lured.Headers[name] = value;
            await AllRefused(lured, token, HttpStatusCode.Forbidden);
        }
    }

    [Fact]
    public async Task A_form_without_its_token_writes_nothing_even_if_the_owner_is_signed_in() =>
        await AllRefused(owned.Owner, "", HttpStatusCode.BadRequest);

    [Fact]
    public async Task The_sites_own_form_gets_the_owner_through()
    {
        var owner = owned.Owner.Thief();
        owner.Headers["Sec-Fetch-Site"] = "same-origin";
        owner.Headers["Origin"] = "http://localhost";
        var before = owned.Rows();

        using var saved = await owner.Submit("/owner/settings", "/owner/settings", ("name", "Evening Reader"));

        Assert.Equal(HttpStatusCode.SeeOther, saved.StatusCode);
        Assert.NotEqual(before, owned.Rows());
    }

    private async Task AllRefused(Visitor visitor, string token, HttpStatusCode status)
    {
        var before = owned.Rows();
        foreach (var (pattern, path, method, _) in Changes())
        {
            using var answer = await visitor.Send(method, path, Form(token));
            Assert.Equal((pattern, status), (pattern, answer.StatusCode));
        }
        Assert.Equal(before, owned.Rows());
    }

    // All fields of all forms. An address ignores those that it doesn't know.
    private static FormUrlEncodedContent Form(string token) =>
        new(
            new Dictionary<string, string>
            {
                ["form-token"] = token,
                ["name"] = "Mallory",
                ["password"] = "another password of length",
                ["current"] = "x",
                ["id"] = "1",
                ["url"] = "https://news.example.org/feed",
                ["text"] = "A headline",
            }
        );

    private IEnumerable<RouteEndpoint> Endpoints() =>
        owned.Site.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>();

    // An address without a method takes all of them.
    private IEnumerable<(string Pattern, string Path, HttpMethod Method, RouteEndpoint Endpoint)> Changes() =>
        from endpoint in Endpoints()
        from method in endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["POST"]
        where !IsSafe(method)
        let pattern = "/" + endpoint.RoutePattern.RawText!.TrimStart('/')
        select (
            pattern,
            System.Text.RegularExpressions.Regex.Replace(pattern, @"\{[^}]*\}", "1"),
            new HttpMethod(method),
            endpoint
        );

    private static bool IsSafe(string method) => method is "GET" or "HEAD" or "OPTIONS" or "TRACE";

    /// <summary>A site with an owner who is signed in.</summary>
    public sealed class OwnedSite : IAsyncLifetime
    {
        public NewsSite Site { get; } = NewsSite.AtThisMachine();

        public Visitor Owner { get; private set; } = null!;

        public async Task InitializeAsync()
        {
            Owner = new(Site);
            await Owner.BecomeOwner();
        }

        /// <summary>Everything in the database, row by row.</summary>
        public IReadOnlyList<string> Rows()
        {
            using var connection = new SqliteConnection(
                $"Data Source={Site.Services.GetRequiredService<DataFolder>().Database};Mode=ReadOnly"
            );
            connection.Open();
            var tables = Read(
                connection,
                "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'Search%' AND name NOT LIKE 'sqlite%'"
            );
            Assert.Contains("OwnerSettings", tables);
            return
            [
                .. tables.SelectMany(table =>
                    Read(connection, $"SELECT * FROM \"{table}\"").Select(row => $"{table}: {row}")
                ),
            ];
        }

        public async Task DisposeAsync()
        {
            Owner.Dispose();
            await Site.DisposeAsync();
        }

        private static List<string> Read(SqliteConnection connection, string sql)
        {
            using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The names are those of our own tables.
            command.CommandText = sql;
#pragma warning restore CA2100
            using var reader = command.ExecuteReader();
            List<string> rows = [];
            while (reader.Read())
            {
                var values = new object[reader.FieldCount];
                reader.GetValues(values);
                rows.Add(
                    string.Join('|', values.Select(value => value is byte[] bytes ? Convert.ToHexString(bytes) : value))
                );
            }
            return rows;
        }
    }
}
