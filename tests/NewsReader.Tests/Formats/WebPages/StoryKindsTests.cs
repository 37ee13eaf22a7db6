using System.Text;
using NewsReader.Formats.WebPages;

namespace NewsReader.Tests.Formats.WebPages;

/// <summary>Which parts of a page belong to its story, by kind, in the markup of many sites.</summary>
public sealed class StoryKindsTests
{
    private const string One =
        "<p>The harbour wall gave way on Tuesday night, after a week of storms, and the lower streets were under water by two in the morning.</p>";

    private const string Two =
        "<p>Nobody was hurt, the fire service said, but forty families had to leave their houses, and most of them spent the night in the school.</p>";

    private const string Three =
        "<p>The wall was built in 1911, and an engineer's report of last spring had called it tired, though not, as she put it, in danger.</p>";

    private const string Other =
        "<p>A farmer in the hills has taught his geese to ring a bell, and the whole valley comes on Sundays to hear them do it, he says.</p>";

    public static TheoryData<string> OwnLinks() =>
        [
            "<ul><li><a href='/KEPT'>KEPT: the engineer's report</a></li><li><a href='/two'>The letter of the town</a></li></ul>",
            "<p>Die Unterlagen im Einzelnen:</p><ol><li><a href='/KEPT.pdf'>KEPT (PDF)</a></li><li><a href='/b.pdf'>Anlage</a></li></ol>",
            "<p><a href='https://elsewhere.example/a'>KEPT, the whole of it</a></p>",
            "<p><strong><a href='https://elsewhere.example/a'>KEPT: buy it at the shop for £12</a></strong></p>",
            "<p><a href='/KEPT'>KEPT Le rapport dit que le mur était fatigué depuis des années.</a></p>",
            "<div><ul class='wp-block-list'><li><a href='/KEPT'>KEPT</a></li><li><a href='/b'>The second</a></li></ul></div>",
            "<p><a href='/KEPT'>KEPT</a><br><a href='/b'>The second</a><br><a href='/c'>The third</a></p>",
            "<dl><dt><a href='/KEPT'>KEPT</a></dt><dd><a href='/b'>What it says</a></dd></dl>",
            "<table><tr><td><a href='/KEPT'>KEPT</a></td><td><a href='/b'>1911</a></td></tr><tr><td><a href='/c'>Gate</a></td><td><a href='/d'>1920</a></td></tr></table>",
        ];

    public static TheoryData<string> OwnParts() =>
        [
            // Notes, attributed quotes, nested lists, questions in buttons.
            "<aside role='doc-footnote' id='n1'><p>KEPT: so she wrote.</p></aside>",
            "<footer class='footnotes'><ol><li>KEPT: so she wrote.</li></ol></footer>",
            "<blockquote><p>The sea takes, and the sea gives.</p><footer>KEPT, an old saying</footer></blockquote>",
            "<ul><li>Wall<ul><li><a href='/KEPT'>KEPT</a></li><li><a href='/b'>Gate</a></li></ul></li></ul>",
            "<div><button aria-expanded='false'>KEPT</button><div><p>The state pays for the wall, the town for the streets, and nobody, so far, for the cellars.</p></div></div>",
            "<div><button>KEPT: who pays?</button><div><p>The state pays for the wall, the town for the streets, and nobody, so far, for the cellars.</p></div></div>",
            "<pre class='comment'><code>KEPT = height - tide</code></pre>",
            // Quoted posts.
            "<blockquote class='twitter-tweet'><p>KEPT: water at the school door</p>— Fire service (@fire) <a href='https://x.example/1'>6 May</a></blockquote>",
            "<blockquote class='instagram-media'><a href='https://instagram.example/p/1'>KEPT on Instagram</a></blockquote>",
            "<div class='social-embed'><blockquote class='bluesky-embed'><p lang='de'>KEPT: Wasser vor der Schule <a href='https://bsky.example/1'>#Hafen</a></p></blockquote></div>",
            "<figure class='tweet'><blockquote><p>KEPT: eau devant l'école</p></blockquote></figure>",
            "<blockquote class='reddit-embed-bq'><a href='https://reddit.example/1'>KEPT, the thread</a> by <a href='https://reddit.example/u'>u/someone</a></blockquote>",
            "<div class='facebook-post'><p>KEPT: The town has opened the sports hall as well, and there are beds, soup and a doctor, so please come in, all of you.</p></div>",
            // Class names that only sound like boilerplate.
            "<table><tr><th>Team</th><th>Points</th></tr><tr class='player'><td class='share'>KEPT</td><td>3</td></tr><tr class='promo-row'><td>Mill</td><td>2</td></tr></table>",
            "<ul><li class='vote-yes'>KEPT: nine for it</li><li class='vote-no'>Two against it</li><li class='vote-none'>One was away</li></ul>",
            "<ol class='playlist-songs'><li class='video'>KEPT, by the choir</li><li class='video'>The sea again</li><li class='video'>Low water</li></ol>",
            "<dl><dt class='rating'>KEPT</dt><dd class='vote'>Seven</dd><dt class='rating'>Gate</dt><dd class='vote'>Four</dd></dl>",
            "<div class='elementor-widget'><p>KEPT: The pumps ran all of Wednesday, and by the evening the market square was dry, apart from the fountain.</p></div>",
            "<div class='grid'><div class='tool-1'>KEPT spade</div><div class='tool-2'>Two pumps</div><div class='tool-3'>Sand, in bags</div></div>",
            // Facts next to the text.
            "<aside><h3>The wall in figures</h3><ul><li>KEPT: 1911 built</li><li>600 metres long</li></ul></aside>",
            "<aside class='factbox'><p>KEPT: A sea wall holds back the tide, and the land behind it lies lower than the water, as here since the marsh was drained.</p></aside>",
            "<div class='toc'><ul><li><a href='#wall'>KEPT</a></li><li><a href='#gate'>The gate</a></li></ul></div>",
            "<dl><dt>KEPT</dt><dd>600 metres</dd><dt>Height</dt><dd>5 metres</dd></dl>",
            "<pre><code>KEPT = height - tide</code></pre>",
            "<section><header><h2>KEPT</h2></header><p>The pumps ran all of Wednesday, and by the evening the market square was dry, apart from the fountain.</p></section>",
            "<h3><button aria-expanded='true'>KEPT: Who pays?</button></h3><p>The state pays for the wall, the town for the streets, and nobody, so far, for the cellars.</p>",
            // Formulas.
            "<p>It holds <math><mi>KEPT</mi><mo>=</mo><mn>3</mn></math> metres of water, as the engineer wrote in her report of last spring.</p>",
            "<p>It holds <span class='mwe-math-element'><span style='display: none;'><math alttext='x'><mi>KEPT</mi></math></span><img src='/x.svg' aria-hidden='true' alt='x'></span> metres.</p>",
            "<p>It holds <script type='math/tex'>KEPT = \\sqrt{3}</script> metres of water, as the engineer wrote in her report of last spring.</p>",
            "<table><tr class='share-row'><td>KEPT Rovers</td><td>60</td></tr><tr class='ad'><td>Docks</td><td>57</td></tr></table>",
            "<table><tr class='comment'><td>KEPT Rovers</td></tr><tr class='sidebar'><td>Docks</td></tr><tr class='footer-1'><td>Ferry</td></tr></table>",
            "<table class='vote-table'><tr><td>KEPT List</td><td>9</td></tr></table>",
            "<ul class='votes'><li>KEPT List: 9 for</li><li>Greens: 6 for</li></ul>",
            "<ul><li class='related-law'>KEPT: the law of 1911</li><li class='sponsor'>The law of 1950</li></ul>",
            "<dl class='player-stats'><dt class='player'>KEPT</dt><dd class='player-score'>12</dd></dl>",
            "<p class='popular-vote'>KEPT: the popular vote was close, said the council of the town.</p>",
            "<p class='promotion'>KEPT: she was promoted to captain of the port in May.</p>",
            "<div class='player-list'><p>KEPT: Doe of the Rovers scored twelve times in that year.</p><p>Roe of the Docks scored nine times.</p></div>",
            "<section class='menu-of-day'><h2>The menu</h2><p>KEPT: soup, fish and bread were on the menu of the first day.</p></section>",
            "<figure class='share-chart'><img src='https://news.example.org/KEPT.png'><figcaption>Shares of the market</figcaption></figure>",
        ];

    public static TheoryData<string> Players() =>
        [
            "<lite-youtube videoid='KEPT' playlabel='The wall'></lite-youtube>",
            "<amp-youtube data-videoid='KEPT' layout='responsive'></amp-youtube>",
            "<amp-vimeo data-videoid='KEPT'></amp-vimeo>",
            "<amp-video src='/KEPT.mp4'></amp-video>",
            "<iframe src='https://www.youtube.com/embed/KEPT' width='560' height='315'></iframe>",
            "<p><iframe data-src='https://player.vimeo.com/video/KEPT'></iframe></p>",
            "<figure class='wp-block-embed'><div><iframe src='//www.dailymotion.com/embed/video/KEPT'></iframe></div><figcaption>The wall</figcaption></figure>",
            "<video controls><source src='/KEPT.mp4' type='video/mp4'>Your browser cannot play this.</video>",
            "<div class='video-player'><video src='/KEPT.webm' poster='/p.jpg'></video></div>",
            "<p><audio controls><source src='/KEPT.mp3'></audio></p>",
            "<iframe src='https://maps.example/embed?KEPT' title='Where the wall is'></iframe>",
            // Posts that a script would show.
            "<blockquote class='instagram-media' data-instgrm-permalink='https://www.instagram.com/p/KEPT/'><div></div></blockquote>",
            "<blockquote class='tiktok-embed' cite='https://www.tiktok.com/@harbour/video/KEPT'><section></section></blockquote>",
            "<div class='fb-post' data-href='https://www.facebook.com/harbour/posts/KEPT'></div>",
            "<blockquote class='bluesky-embed' data-bluesky-uri='at://did:plc:harbour/app.bsky.feed.post/KEPT'></blockquote>",
            "<amp-twitter width='375' height='472' data-tweetid='KEPT'></amp-twitter>",
            "<object width='425' height='344'><param name='movie' value='https://www.youtube.com/v/KEPTw4w9WgX'><embed src='https://www.youtube.com/v/KEPTw4w9WgX'></object>",
        ];

    public static TheoryData<string> Pictures() =>
        [
            "<img data-src='/KEPT.jpg' src='data:image/gif;base64,R0lGODlhAQABAAAAACw='>",
            "<picture><source data-srcset='/a-300.jpg 300w, /KEPT.jpg 900w'><img class='lazyload' alt='Wall'></picture>",
            "<figure><img srcset='/a-60.jpg 60w, /KEPT.jpg 800w' src='/a-60.jpg'><figcaption>The wall</figcaption></figure>",
            "<amp-img src='/KEPT.jpg' width='600' height='400'></amp-img>",
            "<lazy-image src='/KEPT.jpg' alt='Wall'></lazy-image>",
            "<div class='img'><img class='lazy' src='/spacer.gif'><noscript><img src='/KEPT.jpg' alt='Wall'></noscript></div>",
            "<picture><source srcset='/KEPT.jpg'></picture>",
            "<img src='/thumb.jpg' data-full-src='/KEPT.jpg'>",
            "<img ix-src='/KEPT.jpg'>",
        ];

    public static TheoryData<string> Boxes() =>
        [
            "<div class='newsletter'><p>GONE: Our letter comes on each morning of the week, and it tells you what happened, what will, and what it all means.</p></div>",
            "<div style='display: none'><p>GONE: Our letter comes on each morning of the week, and it tells you what happened, what will, and what it all means.</p></div>",
            "<section class='related-articles'><h3>Others</h3><p>GONE: A farmer in the hills has taught his geese to ring a bell, and the whole valley comes, he says.</p></section>",
            "<div class='sr-only'><p>GONE: This part is read aloud alone, and tells those who listen how they may leave out the picture that stands below.</p></div>",
            "<aside class='promo'><p>GONE: Our letter comes on each morning of the week, and it tells you what happened, what will, and what it all means.</p></aside>",
            "<div hidden><p>GONE: Our letter comes on each morning of the week, and it tells you what happened, what will, and what it all means.</p></div>",
            "<div class='share'><a href='https://x.example/share'>GONE</a></div>",
            "<h3>Lesen Sie auch</h3><ul><li><a href='/a'>GONE: Die Gänse des Bauern</a></li><li><a href='/b'>GONE: Der Turm</a></li></ul>",
            "<iframe src='https://www.facebook.com/plugins/like.php?GONE'></iframe>",
            "<div class='more-stories'><p>GONE: A farmer in the hills has taught his geese to ring a bell, and the whole valley comes on Sundays to hear them do it.</p></div>",
            "<div class='trending-now'><p>GONE: A farmer in the hills has taught his geese to ring a bell, and the whole valley comes on Sundays to hear them do it.</p></div>",
        ];

    public static TheoryData<string> NextArticles() =>
        [
            $"<article><h1>STORY</h1>{One}{Two}{Three}</article><article><h1>Geese</h1>{Other}GONE{Other}</article>",
            $"<article><h1>STORY</h1>{One}{Two}{Three}</article><article><h2><a href='/geese'>Geese</a></h2>{Other}<p>GONE</p>{Other}{Other}{Other}</article>",
            $"<main><div itemscope itemtype='https://schema.org/NewsArticle'><h1>STORY</h1>{One}{Two}{Three}</div><div itemscope itemtype='https://schema.org/NewsArticle'><h1>Geese</h1>{Other}<p>GONE</p>{Other}{Other}</div></main>",
            $"<div><h1>STORY</h1>{One}{Two}{Three}</div><article><h2><a href='/geese'>Geese</a></h2>{Other}<p>GONE</p>{Other}</article>",
            $"<div class='wrap'><div class='live'><b>Just in</b><ul><li><a href='/a'>Geese</a><span>{Other}<p>GONE</p>{Other}{Other}</span></li></ul></div><h1>STORY</h1>{One}{Two}{Three}</div>",
            $"<div><p>GONE</p>{Other}{Other}</div><div><h1>STORY</h1><div>{One}{Two}{Three}</div></div>",
            $"<div><h1>STORY</h1>{One}{Two}{Three}</div><div><h3>3 Kommentare</h3><div><p>GONE</p>{Other}</div><div>{Other}{Other}{Other}{Other}</div></div>",
            $"<div><h1>STORY</h1>{One}{Two}{Three}</div><ul>{Readers(30)}</ul>",
            $"<div class='story'><h1>STORY</h1>{One}{Two}{Three}</div><div class='story'><h1>Geese ring a bell</h1>{Other}{Other}{Other}</div>",
            $"<section><h1>STORY</h1>{One}{Two}{Three}</section><section><h2><a href='/geese'>Geese ring a bell</a></h2>{Other}{Other}{Other}</section>",
            $"<div class='story'><h1>STORY</h1>{One}{Two}{Three}</div><div class='grid'><div class='card'><a href='/geese'><h3>Geese ring a bell</h3></a>{Other}</div><div class='card'><a href='/b'><h3>GONE</h3></a>{Other}</div></div>",
        ];

    public static TheoryData<string, string> Authors() =>
        new()
        {
            {
                "<h1>STORY</h1><div class='byline'><span class='name'>Nina Right</span><span class='title'>Science correspondent</span></div>TEXT",
                "Nina Right"
            },
            {
                "<article><h1>STORY</h1>TEXT<footer><p>Written by <span class='author'>Nina Right</span></p></footer></article>",
                "Nina Right"
            },
            {
                "<div class='sidebar'><span class='author-name'>Katie Else</span></div><article><h1>STORY</h1><p class='byline'>By Nina Right</p>TEXT</article>",
                "Nina Right"
            },
            {
                "<ul><li><a href='/author/k'>Katie Else</a></li></ul><article><h1>STORY</h1><div class='author'>Nina Right</div>TEXT</article>",
                "Nina Right"
            },
            {
                "<article><h1>STORY</h1>TEXT<aside><span itemprop='author'>Nina Right</span></aside></article><div><a rel='author' href='/k'>Katie Else</a></div>",
                "Nina Right"
            },
            {
                "<div class='card'><span class='byline'>By Katie Else</span></div><div><h1>STORY</h1><div><span class='byline'>Von Nina Right</span></div>TEXT</div>",
                "Nina Right"
            },
            {
                "<h1>STORY</h1><p>Par <b>Nina Right</b></p>TEXT<footer><span class='author'>Katie Else</span></footer>",
                "Nina Right"
            },
            {
                "<h1>STORY</h1><p>By <a rel='author' href='/n'>Nina Right</a> and <a rel='author' href='/o'>Otto Wright</a></p>TEXT",
                "Nina Right, Otto Wright"
            },
            {
                "<article><h1>STORY</h1><figure><figcaption>By <span class='author'>Katie Else</span></figcaption></figure><p class='author'>Nina Right</p>TEXT</article>",
                "Nina Right"
            },
            {
                "<article><h1>STORY</h1><p class='author'>Nina Right</p>TEXT</article><article><h2><a href='/o'>Geese</a></h2><p itemprop='author'>Katie Else</p></article>",
                "Nina Right"
            },
            { "<h1>STORY</h1><p class='byline'>by <a>Nina Right</a><span>22 Dec 2016</span></p>TEXT", "Nina Right" },
            { "<h1>STORY</h1><p class='byline'>Nina Right (https://right.example/nina)</p>TEXT", "Nina Right" },
            { "<meta name='author' content='Nina Right &lt;nina@right.example>'><h1>STORY</h1>TEXT", "Nina Right" },
            { "<h1>STORY</h1><div class='author-name'>Nina Right<br>Senior correspondent</div>TEXT", "Nina Right" },
            {
                "<h1>STORY</h1><div class='author'><p>Nina Right</p><p>Otto Wright</p><p>Political Editor</p></div>TEXT",
                "Nina Right, Otto Wright"
            },
            { "<h1>STORY</h1><p class='auteur'>Par Nina Right (avec AFP)</p>TEXT", "Nina Right" },
            { "<h1>STORY</h1><div>Words: Nina Right</div>TEXT", "Nina Right" },
            { "<h1>STORY</h1><p class='byline'>Text by Nina Right, photos by Katie Else</p>TEXT", "Nina Right" },
            {
                "<div class='about-author'><a rel='author' href='/n'>Nina Right</a></div><h1>STORY</h1>TEXT",
                "Nina Right"
            },
        };

    public static TheoryData<string> Openings() =>
        [
            "<p>Dear readers,</p>",
            "<p>The wall was old<br>and the sea was cold<br>and nobody was told</p>",
            "<p>It broke.</p>",
        ];

    public static TheoryData<string> EndsOfStories() =>
        [
            "<h2>Sources</h2><ul><li><a href='https://docs.example/KEPT'>The report of the engineer</a></li><li><a href='https://docs.example/2'>The letter</a></li></ul>",
            "<h3>Einzelnachweise</h3><ol class='references'><li><a href='https://docs.example/KEPT'>Der Bericht</a></li><li><a href='/2'>Der Brief</a></li></ol>",
            "<h2>参考文献</h2><ol><li><a href='https://docs.example/KEPT'>報告書</a></li><li><a href='/2'>手紙</a></li></ol>",
        ];

    [Theory]
    [MemberData(nameof(Openings))]
    public void Short_opening_stays(string opening) =>
        Assert.Contains(
            opening,
            Read(
                $"<article><h1>STORY</h1><p>Nina Right<br>Science correspondent<br>6 May 2024</p>{opening}{One}{Two}{Three}</article>"
            ).Html,
            StringComparison.Ordinal
        );

    [Theory]
    [MemberData(nameof(EndsOfStories))]
    public void Sources_below_a_story_stay(string end) =>
        Assert.Contains(
            "KEPT",
            Read($"<article><h1>STORY</h1>{One}{Two}{Three}{end}</article>").Html,
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData("<iframe src='//www.dailymotion.com/embed/video/KEPT'></iframe>")]
    [InlineData("<img src='//pictures.example/KEPT.jpg'>")]
    [InlineData("<p>It is told in <a href='//docs.example/KEPT'>the report</a>, she said.</p>")]
    public void Scheme_relative_addresses_work_in_a_page_of_unknown_address(string part)
    {
        var html = $"<title>STORY</title><article><h1>STORY</h1>{One}{Two}{part}{Three}</article>";
        Assert.Contains(
            "KEPT",
            PageReader.Read(Encoding.UTF8.GetBytes(html), null, null, "page.html").Html,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Page_of_captions_or_short_lines_is_read()
    {
        const string lines =
            "<p>Runs the pump.</p><dl><dt>--speed</dt><dd>Turns in a minute.</dd><dt>--dry</dt><dd>Only says what it would do.</dd></dl>";
        Assert.Contains(
            "Turns in a minute",
            Read($"<main><h1>STORY</h1>{lines}<pre>pump --speed 4 --dry</pre></main>").Text,
            StringComparison.Ordinal
        );
    }

    public static TheoryData<string> SavedFrom() =>
        [
            "<!-- saved from url=(0031)https://news.example.org/2025/a -->",
            "<!DOCTYPE html><!--\n Page saved with SingleFile \n url: https://news.example.org/2025/a \n saved date: Thu Nov 20 2025\n--><html>",
            "<!-- Saved from https://news.example.org/2025/a at 2025-11-20T09:00:00Z using monolith v2.8.1 -->",
            "<html><!-- Mirrored from news.example.org/2025/a by HTTrack Website Copier/3.x [XR&CO'2014], Thu, 20 Nov 2025 09:00:00 GMT -->",
            "<html data-scrapbook-source='https://news.example.org/2025/a'>",
            "<meta name='savepage-url' content='https://news.example.org/2025/a'>",
            "<link rel='canonical' href='https://news.example.org/2025/a'>",
            "<meta name='source-url' content='https://news.example.org/2025/a'>",
        ];

    [Theory]
    [MemberData(nameof(OwnLinks))]
    [MemberData(nameof(OwnParts))]
    [MemberData(nameof(Players))]
    [MemberData(nameof(Pictures))]
    public void Pictures_and_players_of_the_story_stay(string part)
    {
        var page = Read($"<article><h1>STORY</h1>{One}{Two}{part}{Three}</article>");
        Assert.Contains("KEPT", page.Html, StringComparison.Ordinal);
        Assert.Contains("in danger", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void List_entries_that_link_to_other_sites_are_the_story()
    {
        var entries = string.Concat(
            Enumerable
                .Range(1, 3)
                .Select(i =>
                    $"<div class='item'><h2><a href='https://books.example/{i}'>Book {i}</a></h2>{Other}</div>"
                )
        );
        var page = Read($"<article><div class='intro'><h1>STORY</h1>{One}{Two}{Three}</div>{entries}</article>");
        Assert.Contains("Book 3", page.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Read more")]
    [InlineData("Related")]
    [InlineData("Lesen Sie auch")]
    public void Consecutive_links_to_other_stories_are_related_headlines(string lead)
    {
        var lines = string.Concat(
            Enumerable.Range(1, 3).Select(i => $"<p>{lead}: <a href='/{i}'>Ferries stop at noon on day {i}</a></p>")
        );
        var page = Read($"<article><h1>STORY</h1>{One}{Two}{lines}{Three}</article>");
        Assert.Equal(3, page.Related.Count);
        Assert.Contains("in danger", page.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<aside aria-label='Related stories'>LIST</aside>")]
    [InlineData("<h3>Related</h3>LIST")]
    public void Related_headlines_are_kept_if_the_pages_address_is_unknown(string block)
    {
        var list =
            "<ul><li><a href='/a'>Ferries stop at noon on the day</a></li><li><a href='b.html'>What the cables weigh in the end</a></li></ul>";
        var html =
            $"<title>STORY</title><article><h1>STORY</h1>{One}{Two}{Three}</article>{block.Replace("LIST", list, StringComparison.Ordinal)}";
        var page = PageReader.Read(Encoding.UTF8.GetBytes(html), null, null, "page.html");
        Assert.Equal([null, null], page.Related.Select(item => item.Url));
    }

    [Theory]
    [MemberData(nameof(Boxes))]
    public void Boxes_around_a_short_story_are_removed(string box)
    {
        var page = Read($"<article><h1>STORY</h1>{One}{box}</article><div>KEPT</div>");
        Assert.DoesNotContain("GONE", page.Html, StringComparison.Ordinal);
        Assert.Contains("two in the morning", page.Text, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(NextArticles))]
    public void Other_articles_and_comments_are_removed(string body)
    {
        var page = Read(body);
        Assert.DoesNotContain("GONE", page.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("geese", page.Html, StringComparison.Ordinal);
        Assert.Contains("two in the morning", page.Text, StringComparison.Ordinal);
        Assert.Contains("in danger", page.Text, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Authors))]
    public void Byline_belongs_to_the_story(string body, string byline) =>
        Assert.Equal(byline, Read(body.Replace("TEXT", One + Two + Three, StringComparison.Ordinal)).Byline);

    [Theory]
    [MemberData(nameof(SavedFrom))]
    public void Address_of_a_saved_page_is_found(string mark)
    {
        var page = PageReader.Read(
            Encoding.UTF8.GetBytes(
                $"{mark}<title>STORY</title><h1>STORY</h1>{One}{Two}<p>It is told in <a href='../b'>the report</a>, she said.</p>"
            ),
            null,
            null,
            "page.html"
        );
        Assert.Equal("https://news.example.org/2025/a", page.Url);
        Assert.Contains("https://news.example.org/b", page.Html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<news-story><template shadowrootmode='open'><h1>STORY</h1>TEXT</template></news-story>")]
    [InlineData("<news-story><template shadowmode='open'><h1>STORY</h1>TEXT</template></news-story>")]
    [InlineData("<news-story><template shadowroot='open'><h1>STORY</h1>TEXT</template></news-story>")]
    [InlineData(
        "<news-story><template shadowrootmode='closed'><h1>STORY</h1><slot></slot></template>TEXT</news-story>"
    )]
    [InlineData(
        "<a-a><template shadowrootmode='open'><b-b><template shadowrootmode='open'><h1>STORY</h1>TEXT</template></b-b></template></a-a>"
    )]
    [InlineData(
        "<news-story><template shadowrootmode='open'><slot name='head'></slot><slot name='text'></slot></template><div slot='text'>TEXT</div><h1 slot='head'>STORY</h1></news-story>"
    )]
    public void Shadow_dom_content_is_read(string body)
    {
        var page = Read(body.Replace("TEXT", One + Two + Three, StringComparison.Ordinal));
        Assert.Contains("two in the morning", page.Text, StringComparison.Ordinal);
        Assert.Contains("in danger", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Nested_templates_are_limited() =>
        Assert.Contains(
            "nested at most",
            Assert
                .Throws<NewsReader.Formats.DocumentException>(() =>
                    Read(string.Concat(Enumerable.Repeat("<div><template shadowrootmode='open'>", 5000)))
                )
                .Message,
            StringComparison.Ordinal
        );

    [Fact]
    public void Footnotes_link_both_ways()
    {
        var page = Read(
            $"<article><h1>STORY</h1>{One}{Two}<p>So it was said.<sup id='r1'><a href='https://news.example.org/a#n1'>1</a></sup></p>{Three}<ol><li id='n1'>By her. <a href='#r1'>back</a></li></ol></article>"
        );
        Assert.Contains("href=\"#n1\"", page.Html, StringComparison.Ordinal);
        Assert.Contains("id=\"n1\"", page.Html, StringComparison.Ordinal);
        Assert.Contains("href=\"#r1\"", page.Html, StringComparison.Ordinal);
    }

    [Fact]
    public void Permalink_signs_after_headings_are_removed()
    {
        var page = Read(
            $"<div><h1>STORY<a class='headerlink' href='#story'>¶</a></h1>{One}<h2>The wall <a href='#wall'>#</a></h2>{Two}{Three}</div>"
        );
        Assert.Contains("\nThe wall\n", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("¶", page.Html, StringComparison.Ordinal);
    }

    [Fact]
    public void Steps_in_separate_blocks_are_one_story()
    {
        var steps = string.Concat(
            Enumerable
                .Range(1, 9)
                .Select(i =>
                    $"<div class='step'><div><span>Step {i}</span><p>Put one more stone on the wall, number {i}.</p></div><figure><img src='/{i}.jpg'></figure></div>"
                )
        );
        var page = Read(
            $"<div class='page'><h1>STORY</h1><div class='intro'><div>{One}</div></div><div class='step'><ul><li>Stones</li><li>Sand</li></ul></div>{steps}</div>"
        );
        for (var i = 1; i <= 9; i++)
            Assert.Contains($"number {i}.", page.Text, StringComparison.Ordinal);
        Assert.Contains("Sand", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Xhtml_page_is_read()
    {
        var page = PageReader.Read(
            Encoding.UTF8.GetBytes(
                $"<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'><head><title/><script src='a.js'/></head><body><div class='ad'/><h1>The wall</h1>{One}{Two}{Three}</body></html>"
            ),
            null,
            null,
            "page.xhtml"
        );
        Assert.Equal("The wall", page.Headline);
        Assert.Contains("in danger", page.Text, StringComparison.Ordinal);
    }

    private static string Readers(int many) =>
        string.Concat(
            Enumerable
                .Range(0, many)
                .Select(i =>
                    $"<li><b>reader{i}</b><p>GONE I have seen those geese, {i} of them, and they ring no bell, whatever he says on Sundays.</p><a href='#'>Antworten</a></li>"
                )
        );

    private static ExtractedPage Read(string body) =>
        PageReader.Read(
            Encoding.UTF8.GetBytes($"<!DOCTYPE html><title>STORY</title><body>{body}"),
            null,
            new Uri("https://news.example.org/a"),
            "page.html"
        );
}
