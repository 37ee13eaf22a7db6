using Xunit.Abstractions;

[assembly: TestCollectionOrderer("NewsReader.Tests.SlowFirst", "NewsReader.Tests")]

namespace NewsReader.Tests;

/// <summary>
/// Starts the browser tests first, since they share one browser and run one after another, then the other slow classes:
/// no processor idles at the end while a long class runs alone.
/// </summary>
public sealed class SlowFirst : ITestCollectionOrderer
{
    private const string BeforeTheClass = "Test collection for ";

    public IEnumerable<ITestCollection> OrderTestCollections(IEnumerable<ITestCollection> testCollections) =>
        testCollections.OrderBy(collection =>
            collection.DisplayName == Browser.BrowserTests.Name ? 0
            : IsSlow(collection) ? 1
            : 2
        );

    private static bool IsSlow(ITestCollection collection) =>
        collection.DisplayName.StartsWith(BeforeTheClass, StringComparison.Ordinal)
        && typeof(SlowFirst).Assembly.GetType(collection.DisplayName[BeforeTheClass.Length..]) is { } type
        && type.GetCustomAttributesData()
            .Any(data =>
                data.AttributeType == typeof(TraitAttribute) && "Slow".Equals(data.ConstructorArguments[1].Value)
            );
}
