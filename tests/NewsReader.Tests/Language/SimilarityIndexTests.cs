using NewsReader.Language;

namespace NewsReader.Tests.Language;

public sealed class SimilarityIndexTests
{
    private readonly SimilarityIndex index = new();
    private readonly List<TextProfile> profiles = [];

    [Fact]
    public void Stories_about_one_event_are_similar_with_reasons()
    {
        Add(
            "Quake shakes Lisbon",
            "A strong quake shook Lisbon at night. The mayor Rosa Silva asked people to stay outside."
        );
        Add("Parliament votes on budget", "The parliament voted on the budget after a long debate about taxes.");
        Add("Lisbon counts the damage", "After the quake in Lisbon the mayor Rosa Silva counted the damage.");
        Compare();

        var similar = Assert.Single(Similar(1));
        Assert.Equal(3, similar.Id);
        Assert.Equal("Lisbon", Words(1, similar.Shared[0]));
        Assert.Empty(Similar(2));
    }

    [Fact]
    public void Terms_that_follow_each_other_in_both_are_one_reason()
    {
        Add(
            "Rosa Silva visits quake survivors",
            "The mayor Rosa Silva met Kim Dae Jung and agreed on a prisoner exchange at last."
        );
        Add("Parliament votes on budget", "The parliament voted on the budget after a long debate about taxes.");
        Add(
            "Quake: a prisoner exchange",
            "Kim Dae Jung and Rosa Silva want it soon. The survivors of the quake do too."
        );
        Add("Flour is dear", "Bakers ask for help.");
        Compare();
        var reasons = Similar(1).Single(s => s.Id == 3).Shared.Select(shared => Words(1, shared)).ToList();
        Assert.Contains("Rosa Silva", reasons);
        Assert.Contains("Kim Dae Jung", reasons);
        Assert.Contains("prisoner exchange", reasons);
        // One of them says "quake survivors", the other does not.
        Assert.Contains("quake", reasons);
        Assert.Contains("survivors", reasons);
    }

    [Fact]
    public void Word_for_word_copy_is_not_similar()
    {
        Add("Quake shakes Lisbon", "A strong quake shook Lisbon at night.");
        Add("Lisbon: quake", "A strong QUAKE shook Lisbon, at night!");
        Add("Lisbon after the quake", "A strong quake shook Lisbon at night, and the city counts the damage.");
        Add("Bread is dearer", "Flour and bread cost more.");
        Compare();
        Assert.Equal(profiles[0].Fingerprint, profiles[1].Fingerprint);
        Assert.Equal([3], Similar(1).Select(s => s.Id));
    }

    [Fact]
    public void Closer_dates_score_higher()
    {
        var day = new DateTimeOffset(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);
        Add("Quake shakes Lisbon again", "The quake shook Lisbon twice.", day);
        Add("Quake shakes Lisbon today", "The quake shook Lisbon once.", day.AddDays(2));
        Add("Quake shakes Lisbon loudly", "The quake shook Lisbon thrice.", day.AddYears(4));
        Add("Bread is dearer", "Flour and bread cost more.", day);
        Compare();
        Assert.Equal([2, 3], Similar(1).Select(s => s.Id));
        Assert.True(Similar(1)[0].Score > Similar(1)[1].Score * 1.1);
    }

    [Fact]
    public void Single_shared_word_that_is_not_a_name_is_a_coincidence()
    {
        Add("Review of Harbour Pact Advances", null);
        Add("Pact on Fishing Delayed", null);
        Add("Ministers Meet in Spring", null);
        Compare();
        Assert.Empty(Similar(1));
    }

    [Theory]
    [InlineData("Trump signs order on tariffs in 2026", "שביתה ברכבת ישראל ביום ראשון 2026")]
    [InlineData("Winners of 2025 and 2026 named", "Harbour of 1926 rebuilt for 2025 and 2026")]
    [InlineData("Prices rise by 15 in 20 towns", "Ferry carries 15 cars and 20 bikes")]
    [InlineData("Music of the 1990s", "Cars of the 1990s")]
    [InlineData("The 20th time he runs", "The 20th bridge opens")]
    [InlineData("Losses of 5m at the bank", "Ship 5m too long")]
    [InlineData("Concert on 12 May 2026 sold out", "Vote on 12 may be delayed 2026")]
    public void Numbers_alone_do_not_make_articles_similar(string one, string other)
    {
        Add(one, null);
        Add(other, null);
        foreach (var town in "Alba Bari Como Dole Ebro Fano Gent Hove".Split(' '))
            Add($"Ministers Meet in {town}", null);
        Compare();
        Assert.Empty(Similar(1));
        Assert.Empty(Similar(2));
    }

    [Fact]
    public void Numbers_count_next_to_a_name()
    {
        Add("Lisbon marathon 2026 draws thousands", null);
        Add("Roads closed in Lisbon for marathon 2026", null);
        foreach (var town in "Alba Bari Como Dole Ebro Fano Gent Hove".Split(' '))
            Add($"Ministers Meet in {town}", null);
        Compare();
        Assert.Equal([2], Similar(1).Select(similar => similar.Id));
    }

    [Fact]
    public void Stored_articles_compare_the_same_after_a_restart()
    {
        Add(
            "Quake shakes Lisbon",
            "A strong quake shook Lisbon at night. The mayor Rosa Silva asked people to stay outside."
        );
        Add("Parliament votes on budget", "The parliament voted on the budget.");
        Add("Lisbon counts the damage", "After the quake in Lisbon the mayor Rosa Silva counted the damage.");
        Compare();

        var again = new SimilarityIndex();
        again.Counts.Restore(
            3,
            profiles
                .SelectMany(p => p.Terms.Select(t => t.Word))
                .Select(Terms.Stem)
                .GroupBy(stem => stem)
                .Select(stem => (stem.Key, stem.Count()))
        );
        for (var i = 0; i < 3; i++)
            again.AddKept(ComparedArticle.Read(i + 1, profiles[i].Fingerprint, index[i + 1].Keep(), null));
        var (before, after) = (Similar(1).Single(), again.MostLike(1, 10).Single());
        Assert.Equal(before.Id, after.Id);
        Assert.Equal(before.Score, after.Score, 2);
    }

    [Fact]
    public void Names_stay_names_when_a_restart_loads_only_the_newest_articles()
    {
        var (all, newest) = (new TermCounts(), new TermCounts());
        var profile = TextProfile.Of("Quake shakes the old Lisbon today", null);
        for (var i = 0; i < 10; i++)
            all.Add(profile);
        newest.Restore(10, profile.Terms.Select(term => (Terms.Stem(term.Word), 10)));
        newest.AddNames(profile.Terms.Where(term => term.IsName).Select(term => term.Hash));
        Assert.Equal(["Lisbon"], profile.Terms.Where(term => all.IsName(term.Hash)).Select(term => term.Word));
        Assert.Equal(["Lisbon"], profile.Terms.Where(term => newest.IsName(term.Hash)).Select(term => term.Word));
    }

    [Fact]
    public void Changing_articles_do_not_push_others_out()
    {
        Add(
            "Quake shakes Lisbon",
            "A strong quake shook Lisbon at night. The mayor Rosa Silva asked people to stay outside."
        );
        Add("Parliament votes on budget", "The parliament voted on the budget.");
        Add("Lisbon counts the damage", "After the quake in Lisbon the mayor Rosa Silva counted the damage.");
        Compare();
        for (var i = 0; i < SimilarityIndex.MostArticles; i++)
        {
            index.Forget(2);
            index.Counts.Add(profiles[1]);
            index.Add(2, profiles[1], null);
        }
        Assert.Equal([3], Similar(1).Select(s => s.Id));
    }

    private void Add(string headline, string? text, DateTimeOffset? date = null)
    {
        profiles.Add(TextProfile.Of(headline, text));
        index.Counts.Add(profiles[^1]);
        dates.Add(date);
    }

    private readonly List<DateTimeOffset?> dates = [];

    private void Compare()
    {
        for (var i = 0; i < profiles.Count; i++)
            index.Add(i + 1, profiles[i], dates[i]);
    }

    private IReadOnlyList<SimilarArticle> Similar(int id) => index.MostLike(id, 10);

    private string Words(int id, IReadOnlyList<uint> shared) =>
        string.Join(' ', shared.Select(hash => profiles[id - 1].Terms.Single(term => term.Hash == hash).Word));
}
