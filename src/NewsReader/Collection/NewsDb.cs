using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using NewsReader.Collection.Accounts;
using NewsReader.Collection.Articles;
using NewsReader.Collection.Articles.Relations;
using NewsReader.Collection.Articles.Undo;
using NewsReader.Collection.Feeds;
using NewsReader.Collection.Files;
using NewsReader.Formats;

namespace NewsReader.Collection;

/// <summary>
/// The collection in its database. Pages read through it. All writing goes through <see cref="DatabaseWriter"/>.
/// </summary>
public sealed class NewsDb(DbContextOptions<NewsDb> options) : DbContext(options)
{
    public DbSet<Article> Articles => Set<Article>();

    public DbSet<ArticleAddress> Addresses => Set<ArticleAddress>();

    public DbSet<RelatedLink> RelatedLinks => Set<RelatedLink>();

    public DbSet<SimilarLink> SimilarLinks => Set<SimilarLink>();

    public DbSet<Source> Sources => Set<Source>();

    public DbSet<ImportedItem> ImportedItems => Set<ImportedItem>();

    public DbSet<Subscription> Subscriptions => Set<Subscription>();

    /// <summary>The feeds that brought each article.</summary>
    public DbSet<ArticleFeed> ArticleFeeds => Set<ArticleFeed>();

    public DbSet<DeletedArticle> DeletedArticles => Set<DeletedArticle>();

    /// <summary>The files and feed entries of deleted articles.</summary>
    public DbSet<DeletedItem> DeletedItems => Set<DeletedItem>();

    public DbSet<Arrival> Arrivals => Set<Arrival>();

    public DbSet<StoredPicture> Pictures => Set<StoredPicture>();

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        // Instants are always UTC, stored as text that sorts.
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcInstant>();
        configurationBuilder.Properties<PublishedDate>().HaveConversion<PublishedText>();
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Article>(article =>
        {
            article.HasIndex(a => a.Slug).IsUnique();
            article.HasIndex(a => a.NormalisedHeadline);
            article.HasIndex(a => a.Url);
            article.HasIndex(a => a.Fingerprint);
            article.HasIndex(a => a.HtmlVersion).HasFilter("Html IS NOT NULL");
            // Each order and filter of the headline index reads one of these, from its position on.
            article.HasIndex(a => new { a.IndexKey, a.Id }, "IX_Articles_Index").IsDescending(true, false);
            article
                .HasIndex(a => new { a.IndexKey, a.Id }, "IX_Articles_Index_Stories")
                .IsDescending(true, false)
                .HasFilter("Html IS NOT NULL AND NOT IsSummary");
            article
                .HasIndex(a => new { a.IndexKey, a.Id }, "IX_Articles_Index_Summaries")
                .IsDescending(true, false)
                .HasFilter("Html IS NOT NULL AND IsSummary");
            article
                .HasIndex(a => new { a.IndexKey, a.Id }, "IX_Articles_Index_HeadlineOnly")
                .IsDescending(true, false)
                .HasFilter("Html IS NULL");
            article
                .HasIndex(a => new
                {
                    a.SourceId,
                    a.IndexKey,
                    a.Id,
                })
                .IsDescending(false, true, false);
            article.HasOne(a => a.Source).WithMany().HasForeignKey(a => a.SourceId).OnDelete(DeleteBehavior.Restrict);
            // An article can't go while addresses lead to it, because a slug is never reused.
            article
                .HasMany(a => a.Addresses)
                .WithOne()
                .HasForeignKey(a => a.ArticleId)
                .OnDelete(DeleteBehavior.Restrict);
            article.HasMany(a => a.Topics).WithOne().HasForeignKey(t => t.ArticleId);
            article.HasMany(a => a.Enclosures).WithOne().HasForeignKey(e => e.ArticleId);
            article.HasMany(a => a.Related).WithOne(r => r.Article).HasForeignKey(r => r.ArticleId);
            article
                .HasMany(a => a.ListedBy)
                .WithOne(r => r.Target)
                .HasForeignKey(r => r.TargetId)
                .OnDelete(DeleteBehavior.Restrict);
        });
        modelBuilder.Entity<ArticleAddress>().ToTable("Addresses").HasKey(a => a.Slug);
        modelBuilder.Entity<ArticleTopic>(topic =>
        {
            topic.ToTable("Topics").HasKey(t => new { t.ArticleId, t.Position });
            topic.HasIndex(t => t.Name);
        });
        modelBuilder.Entity<ArticleEnclosure>().ToTable("Enclosures").HasKey(e => new { e.ArticleId, e.Position });
        modelBuilder.Entity<RelatedLink>().HasKey(r => new { r.ArticleId, r.Position });
        modelBuilder.Entity<SimilarLink>(similar =>
        {
            similar.ToTable("SimilarLinks").HasKey(s => new { s.ArticleId, s.TargetId });
            similar.HasIndex(s => new { s.ArticleId, s.Score }).IsDescending(false, true);
            similar.HasOne<Article>().WithMany().HasForeignKey(s => s.ArticleId);
            similar.HasOne(s => s.Target).WithMany().HasForeignKey(s => s.TargetId);
        });
        modelBuilder.Entity<GivenStory>(given =>
        {
            given.ToTable("GivenStories").HasKey(g => g.ArticleId);
            given.HasOne<Article>().WithOne().HasForeignKey<GivenStory>(g => g.ArticleId);
        });
        modelBuilder.Entity<PageFetch>(fetch =>
        {
            fetch.ToTable("PageFetches").HasKey(f => f.ArticleId);
            fetch.HasOne<Article>().WithOne().HasForeignKey<PageFetch>(f => f.ArticleId);
        });
        modelBuilder.Entity<JoinedArticle>(joined =>
        {
            joined.ToTable("JoinedArticles").HasKey(j => j.Id);
            joined.Property(j => j.Id).ValueGeneratedNever();
            joined.HasIndex(j => j.IntoId);
        });
        modelBuilder.Entity<DeletedArticle>(deleted =>
        {
            deleted.ToTable("DeletedArticles").HasKey(d => d.Id);
            deleted.Property(d => d.Id).ValueGeneratedNever();
            deleted.HasIndex(d => d.Slug);
            deleted.HasIndex(d => d.Url).HasFilter("Url IS NOT NULL");
            deleted.HasIndex(d => d.DeletedAt);
            deleted.HasMany(d => d.Items).WithOne(i => i.Article).HasForeignKey(i => i.ArticleId);
        });
        modelBuilder.Entity<DeletedItem>(item =>
        {
            item.ToTable("DeletedItems").HasKey(i => i.Path);
            item.HasIndex(i => i.Content).HasFilter("SubscriptionId IS NULL");
            // Entries of a feed that the owner unsubscribes from stay known: the feed may come back.
            item.HasOne<Subscription>()
                .WithMany()
                .HasForeignKey(i => i.SubscriptionId)
                .OnDelete(DeleteBehavior.SetNull);
        });
        modelBuilder.Entity<ArticleTerms>(terms =>
        {
            terms.HasKey(t => t.ArticleId);
            terms.HasOne<Article>().WithOne().HasForeignKey<ArticleTerms>(t => t.ArticleId);
        });
        modelBuilder.Entity<Source>(source =>
        {
            source.HasIndex(s => s.Slug).IsUnique();
            source.HasIndex(s => s.NormalisedName).IsUnique();
        });
        modelBuilder.Entity<ImportedItem>(item =>
        {
            item.ToTable("Documents");
            item.HasIndex(d => d.Path).IsUnique();
            item.HasIndex(d => d.Hash);
            item.HasIndex(d => d.Content).HasFilter("SubscriptionId IS NULL");
            item.HasOne(d => d.Article).WithMany().HasForeignKey(d => d.ArticleId);
            // Entries stay known when their subscription goes, because it may come back.
            item.HasOne<Subscription>()
                .WithMany()
                .HasForeignKey(d => d.SubscriptionId)
                .OnDelete(DeleteBehavior.SetNull);
        });
        modelBuilder.Entity<ArticleFeed>(feed =>
        {
            feed.HasKey(f => new { f.ArticleId, f.SubscriptionId });
            feed.HasIndex(f => new { f.SubscriptionId, f.LinkKey });
            feed.Property(f => f.IsPrimary).HasColumnName("TellsStory");
            // Articles that a source's feeds brought but another feed is primary for. They are few, and listed among
            // the source's own.
            feed.HasIndex(f => new { f.SubscriptionId, f.ArticleId }, "IX_ArticleFeeds_ToldElsewhere")
                .HasFilter("NOT TellsStory");
            feed.HasOne(f => f.Article).WithMany(a => a.Feeds).HasForeignKey(f => f.ArticleId);
            feed.HasOne(f => f.Subscription).WithMany().HasForeignKey(f => f.SubscriptionId);
        });
        modelBuilder.Entity<Arrival>(arrival =>
        {
            arrival.HasKey(a => a.Seq);
            arrival.HasOne(a => a.Article).WithOne().HasForeignKey<Arrival>(a => a.ArticleId);
        });
        modelBuilder.Entity<Subscription>(subscription =>
        {
            subscription.HasIndex(s => s.Key).IsUnique();
            subscription.HasIndex(s => s.Address).IsUnique();
            subscription.HasIndex(s => s.NextAt);
            subscription
                .HasOne(s => s.Source)
                .WithMany()
                .HasForeignKey(s => s.SourceId)
                .OnDelete(DeleteBehavior.Restrict);
        });
        modelBuilder.Entity<StoredPicture>().ToTable("Pictures").Property(picture => picture.Id).ValueGeneratedNever();
        modelBuilder.AddOwner();
    }

    private sealed class UtcInstant()
        : ValueConverter<DateTimeOffset, DateTime>(
            instant => instant.UtcDateTime,
            stored => new DateTimeOffset(DateTime.SpecifyKind(stored, DateTimeKind.Utc))
        );

    private sealed class PublishedText()
        : ValueConverter<PublishedDate, string>(date => date.ToString(), stored => PublishedDate.Parse(stored)!.Value);
}
