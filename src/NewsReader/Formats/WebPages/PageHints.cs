using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace NewsReader.Formats.WebPages;

/// <summary>
/// Interprets the names that a page gives its parts (classes, ids, roles), and the set phrases that pages use.
/// </summary>
internal static partial class PageHints
{
    /// <summary>True for reader comments, which are never part of the article, however long they are.</summary>
    public static bool IsDiscussion(IElement element) =>
        NamesOf(element) is { Length: > 1 } names && Discussion().IsMatch(names);

    /// <summary>
    /// True for a part whose name says it does not belong to an article, however much text it contains: advertising,
    /// newsletters, related stories.
    /// </summary>
    public static bool IsAround(IElement element) =>
        element.GetAttribute("role")
            is "navigation"
                or "banner"
                or "contentinfo"
                or "search"
                or "menu"
                or "menubar"
                or "dialog"
                or "alertdialog"
                or "alert"
                or "tablist"
        || (NamesOf(element) is { Length: > 1 } names && Around().IsMatch(names));

    /// <summary>
    /// True for a part named like a control or list of links: share buttons, ratings, tags. Running text can have such
    /// a name too.
    /// </summary>
    public static bool IsControl(IElement element) =>
        NamesOf(element) is { Length: > 1 } names && Control().IsMatch(names);

    /// <summary>True for a part named as information about the author.</summary>
    public static bool IsAboutAuthor(IElement element) =>
        NamesOf(element) is { Length: > 1 } names && AboutAuthor().IsMatch(names);

    /// <summary>True for a box with text of its own, such as a call to subscribe.</summary>
    public static bool IsBox(IElement element) => NamesOf(element) is { Length: > 1 } names && Box().IsMatch(names);

    /// <summary>True for a part named as hidden, advertising or an appeal, even a single line.</summary>
    public static bool IsAppeal(IElement element) =>
        NamesOf(element) is { Length: > 1 } names && Appeal().IsMatch(names);

    /// <summary>True for a part named as advertising.</summary>
    public static bool IsAdvertising(IElement element) =>
        NamesOf(element) is { Length: > 1 } names && Advertising().IsMatch(names);

    /// <summary>True for footnotes and endnotes.</summary>
    public static bool IsNotes(IElement element) =>
        element.GetAttribute("role") is "doc-footnote" or "doc-endnote" or "doc-endnotes"
        || (NamesOf(element) is { Length: > 1 } names && Notes().IsMatch(names));

    /// <summary>True for a part named as the story or its text.</summary>
    public static bool IsStory(IElement element) => NamesOf(element) is { Length: > 1 } names && Story().IsMatch(names);

    /// <summary>True for the publisher's list of related stories.</summary>
    public static bool IsRelated(IElement element) =>
        NamesOf(element) is { Length: > 1 } names && Related().IsMatch(names);

    /// <summary>True for a picture's caption or credit.</summary>
    public static bool IsCaption(IElement element) =>
        NamesOf(element) is { Length: > 1 } names && Caption().IsMatch(names);

    /// <summary>True for a line with the author or the date.</summary>
    public static bool IsByline(IElement element) =>
        NamesOf(element) is { Length: > 1 } names && Byline().IsMatch(names);

    /// <summary>True for a heading above related stories, in one of the languages listed here.</summary>
    public static bool IsRelatedHeading(string text) => text.Length <= 60 && RelatedHeading().IsMatch(text);

    /// <summary>True for a heading above other stories of any kind.</summary>
    public static bool IsHeadingOfOthers(string text) =>
        text.Length <= 60 && (RelatedHeading().IsMatch(text) || OthersHeading().IsMatch(text));

    /// <summary>True for a heading above a story's sources: "Sources", "References".</summary>
    public static bool IsSourcesHeading(string text) => text.Length <= 40 && SourcesHeading().IsMatch(text);

    /// <summary>
    /// True for a line that pages insert between or after paragraphs and that says nothing about the story.
    /// </summary>
    public static bool IsFiller(string line) => line.Length <= 160 && Filler().IsMatch(line);

    /// <summary>True for a line that points to another story: "Read more: …".</summary>
    public static bool IsLeadElsewhere(string line) => line.Length <= 300 && LeadElsewhere().IsMatch(line);

    /// <summary>True for a heading above reader comments: "24 comments".</summary>
    public static bool IsReadersHeading(string text) => text.Length <= 60 && ReadersHeading().IsMatch(text);

    /// <summary>True for the label of a control in reader comments, such as "Reply".</summary>
    public static bool IsAnswer(string text) => text.Length <= 30 && Answer().IsMatch(text);

    /// <summary>True for a part named as a commenter or their avatar.</summary>
    public static bool IsReaders(IElement element) =>
        NamesOf(element) is { Length: > 1 } names && Readers().IsMatch(names);

    // "articleBody-main" → " article body main ".
    private static string NamesOf(IElement element)
    {
        var names = new StringBuilder(" ");
        foreach (var given in (ReadOnlySpan<string?>)[element.ClassName, element.Id, element.GetAttribute("itemprop")])
        {
            var before = ' ';
            foreach (var c in given ?? "")
            {
                if (names.Length > 400)
                    break;
                if (char.IsUpper(c) && char.IsLower(before) && names[^1] != ' ')
                    names.Append(' ');
                if (char.IsLetterOrDigit(c))
                    names.Append(char.ToLowerInvariant(c));
                else if (names[^1] != ' ')
                    names.Append(' ');
                before = c;
            }
            if (names[^1] != ' ')
                names.Append(' ');
        }
        return names.ToString();
    }

    [GeneratedRegex(
        @" (comments?|commentlist|comment(area|form|s?list|s?section|wrap|box)|disqus|livefyre|respond|replies"
            + @"|discussion|talkback|kommentare?|commentaires?|comentarios?) "
    )]
    private static partial Regex Discussion();

    [GeneratedRegex(
        @" (ad|ads|adv|advert\w*|ad(box|slot|sense|unit|wrap|wrapper|container|block|space|placeholder)|dfp|gpt"
            + @"|sponsored|outbrain|taboola|revcontent|zergnet|mpu) "
    )]
    private static partial Regex Advertising();

    [GeneratedRegex(
        """
            \ (ad|ads|adv|advert\w*|ad(box|slot|sense|unit|wrap|wrapper|container|block|space|text|placeholder)|dfp
            |sponsor\w*|gpt|outbrain|taboola|revcontent|zergnet|ob\ widget
            |commercial|mpu|leaderboard|infobox\ ad|coupon
            |newsletters?|subscri\w+|signup|sign\ up|optin|paywall|regwall|donate|donation
            |breadcrumbs?|pagination|pager|paging|pagenav|nav|navbar|navigation|navi|topnav|subnav|menu|menus|submenu
            |cookies?|consent|gdpr|ccpa|popup|popover|modal|overlay|tooltip|toast|flyout
            |sidebar|side\ bar|rail|right\ rail|side\ rail|masthead|footer|site\ header|page\ header|global\ header|topbar|colophon
            |related\w*|recommend\w*|recirc\w*|readnext|read\ next|up\ next|next\ up|more\ (stories|news|from|articles
            |on|posts|like)|also\ (read|like)|see\ also|readmore
            |read\ more|further\ reading|crosslinks?|trending|popular|latest|carousel|slider|slide\ ?show|mostpopular
            |most\ (read|viewed|shared|popular|commented|emailed)|people\ reading|teasers?|promos?|promo\w+
            |sr\ only|screen\ reader\w*|visually\ hidden|visuallyhidden|noprint|no\ print|hidden(?!\ (xs|sm|md|lg|xl
            |print|phone|tablet|desktop|mobile))
            |hide(?!\ (xs|sm|md|lg|on|for|print|mobile))|d\ none(?!\ (xs|sm|md|lg))|invisible|offscreen
            |editsection|mw\ editsection|navbox|catlinks|printfooter|noexcerpt|metabar)\ 
            """,
        RegexOptions.IgnorePatternWhitespace
    )]
    private static partial Regex Around();

    [GeneratedRegex(" (footnotes?|endnotes?) ")]
    private static partial Regex Notes();

    [GeneratedRegex(" (about (the )?authors?|author (bio|box|info|card|profile|description)|bio|biography) ")]
    private static partial Regex AboutAuthor();

    [GeneratedRegex(
        @" (newsletters?|signup|sign up|optin|subscri\w+|donation|donate"
            + @"|related\w*|recommend\w*|recirc\w*|read ?next|up next|next up|promos?|promo\w+|advert\w*|sponsor\w*"
            + @"|more (stories|news)|most (read|viewed|popular|shared)|trending\w*|outbrain|taboola"
            + @"|cookies?|consent|gdpr|popup|modal|sr only|screen reader\w*|visually hidden|visuallyhidden|hidden|d "
            + @"none|invisible|offscreen|about (the )?authors?|author (bio|box|info|card)) "
    )]
    private static partial Regex Box();

    [GeneratedRegex(
        @" (ads?|advert\w*|sponsored|newsletters?|signup|sign up|optin|subscri\w+|paywall|donat\w+|cookies?|consent"
            + @"|gdpr|popup|modal|related\w*|copyright|sr only|screen reader\w*|visually hidden|visuallyhidden|hidden"
            + @"|d none|invisible|offscreen|no ?print) "
    )]
    private static partial Regex Appeal();

    [GeneratedRegex(
        """
            \ (share|shares|sharing|share(bar|daddy|this|tools|box|links|buttons?)|social\w*|addthis\w*|addtoany\w*
            |follow|followus|sociable|tweet|retweet|facebook|pinterest
            |linkedin|whatsapp|register|registration|membership|login|signin|toolbar|tools|toolbox|utility|utilities
            |print|printfriendly|emailthis|skip|skiplink|jump
            |copyright|legal|disclaimer|imprint|widgets?|poll
            |tags?|taglist|tag\ (list|cloud|links)|tagcloud|topics|keywords|categories|category\ links|posted\ in|filed\ under|contributors?
            |rating|ratings|vote|votes|votebox|feedback|reactions?|caption\ toggle|player|video\ (player|playlist|list)
            |playlist|weather|stocks?|ticker|rss|feed\ links
            |shop|shopping|product\ list|buy|entry\ utility|meta\ bottom)\ 
            """,
        RegexOptions.IgnorePatternWhitespace
    )]
    private static partial Regex Control();

    [GeneratedRegex(
        @" (article|articlebody|story|storybody|storytext|storycontent|post|postbody|entry|hentry|content"
            + @"|maincontent|main|body|text|blog|fulltext|bodytext|bodycopy|copy|page|prose|markdown|mw parser output) "
    )]
    private static partial Regex Story();

    [GeneratedRegex(
        @" (related(?! (tags?|topics?|keywords?|people|categor))\w*|readnext|read next|up next|next up|more (stories"
            + @"|on|coverage)|also (read|like)|see also|further reading) "
    )]
    private static partial Regex Related();

    [GeneratedRegex(
        @" (caption\w*|\w+caption|wp caption text|photo credit|image credit|picture credit|credits?|photocredit"
            + @"|imagecredit|photographer|legend|legende|bildunterschrift|cutline) "
    )]
    private static partial Regex Caption();

    [GeneratedRegex(
        @" (byline\w*|by line|dateline|author|authors|author\w*|post author|posted on|posted by|writtenby|vcard|meta"
            + @"|entry meta|post meta|postmeta|article meta|article info|postinfo|post info|timestamp|time stamp"
            + @"|datetime|pubdate|publish\w*|date|reading time|read time|kicker|eyebrow|entry date|post date|updated|last modified) "
    )]
    private static partial Regex Byline();

    [GeneratedRegex(
        @"^\W*((reader|readers'?|all|view|show|user)\s)?(\d[\d.,]*\s*)?(comments?|responses|replies"
            + @"|(leser)?kommentare?|commentaires?|comentarios|comentários|commenti|reacties"
            + @"|kommentarer|kommentit|komentarze|komentáře|yorumlar|комментарии|коментарі|评论|評論|コメント|댓글|التعليقات"
            + @"|תגובות)\s*[\d(（][\d.,]*\s*[)）]?\W*$"
            + @"|^\W*\d[\d.,]*\s*(comments?|responses|replies|kommentare?|commentaires?|comentarios?|comentários?"
            + @"|commenti|reacties|kommentarer|komentarze|комментари\w+)\W*$"
            + @"|^\W*((reader|user)\s?comments|comments|leave\sa\s(comment|reply)|leserkommentare|kommentare"
            + @"|commentaires|comentarios|comentários|commenti|reacties|kommentarer|komentarze|комментарии"
            + @"|评论|評論|コメント|댓글)\W*$",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex ReadersHeading();

    [GeneratedRegex(
        @"^\W*(reply|answer|quote|report|flag|permalink|antworten|melden|répondre|signaler|responder|rispondi"
            + @"|reageer|beantwoorden|svara|svar|odpowiedz|odpovědět|ответить|yanıtla|回复|回覆|返信|답글|رد)\W*$",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Answer();

    [GeneratedRegex(
        " (avatar|user|username|user name|commenter|comment author|nick|nickname|reply|karma|upvote|gravatar) "
    )]
    private static partial Regex Readers();

    [GeneratedRegex(
        """
            ^\W*(more\ on\ (this|the)|more\ (about|from)\ (this|the)\ (story|topic)|related|read\ (next|more|also
            |this\ next)|see\ also|you\ (may|might)\ (also\ )?(like|be\ interested)|also\ (read|see)|up\ next
            |further\ reading|recommended|more\ stories|more\ coverage
            |mehr\ zum\ thema|zum\ thema|lesen\ sie\ (auch|mehr)|das\ könnte\ sie\ auch|weiterlesen|ähnliche\ artikel|weitere\ artikel
            |sur\ le\ même\ (sujet|thème)|lire\ aussi|à\ lire|articles?\ (liés|similaires)|pour\ aller\ plus\ loin|voir\ aussi
            |noticias\ relacionadas|relacionad[oa]s?|más\ (noticias|información|sobre)|te\ puede\ interesar
            |leer\ también|también\ te|lee\ también|artículos\ relacionados
            |leia\ (também|mais)|veja\ também|notícias\ relacionadas|matérias\ relacionadas|saiba\ mais
            |leggi\ anche|articoli\ correlati|potrebbe\ interessarti|approfondimenti
            |lees\ (ook|meer)|meer\ over|gerelateerd|läs\ (också|mer|även)|les\ også|læs\ også|relaterat
            |czytaj\ (też|także|więcej)|zobacz\ (też|także|również)|powiązane|přečtěte\ si|související|čtěte\ také
            |читайте\ также|по\ теме|материалы\ по\ теме|читать\ также|читайте\ також|ilgili\ haberler|bunlar\ da
            |相关|相關|延伸阅读|延伸閱讀|推荐阅读|推薦閱讀|更多|関連|あわせて読みたい|こちらも|관련|함께\ 본|اقرأ|مواضيع|ذات\ صلة|المزيد|קראו\ (גם|עוד)
            |עוד\ בנושא|כתבות\ נוספות|संबंधित|tin\ liên\ quan|baca\ juga|berita\ terkait)
            """,
        RegexOptions.IgnorePatternWhitespace | RegexOptions.IgnoreCase
    )]
    private static partial Regex RelatedHeading();

    [GeneratedRegex(
        """
            ^\W*(\d+\.?\s)?(sources?(\ and\ (links|references))?|references?|citations?|works\ cited|bibliography
            |literature|(external\ )?links
            |documents?|downloads?|(foot|end)?notes?(\ and\ references)?|resources|credits
            |quellen(angaben)?|einzelnachweise|literatur|weblinks|belege|dokumente|unterlagen|fußnoten|anmerkungen
            |sources\ et\ références|références|notes\ et\ références|bibliographie|documents|liens\ externes
            |fuentes|referencias|bibliografía|enlaces\ externos|documentos|fontes|referências|fonti|riferimenti|bibliografia
            |bronnen|referenties|källor|kilder|lähteet|źródła|przypisy|zdroje|reference
            |источники|примечания|литература|ссылки|джерела|kaynakça|kaynaklar
            |参考文献|参考资料|參考資料|出典|脚注|출처|참고문헌|مراجع|المراجع|مصادر|المصادر|מקורות)\W*$
            """,
        RegexOptions.IgnorePatternWhitespace | RegexOptions.IgnoreCase
    )]
    private static partial Regex SourcesHeading();

    [GeneratedRegex(
        @"^\W*((other|more|latest|recent|top|popular|trending|featured|breaking|all)\b.{0,30}(columns|stories|news"
            + @"|articles|posts|headlines|coverage|videos)|most (read|popular|viewed|shared|commented)|popular"
            + @"|trending|latest|don.t miss|editors?.?.? (picks|choice)|around the web|from the web|from our partners|partner content)",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex OthersHeading();

    [GeneratedRegex(
        """
            ^\W*(advertise?ments?|advertising|anzeige|werbung|publicité|publicidade?|pubblicità|reklama?|реклама|广告|廣告
            |広告|إعلان|sponsored(\ content)?|promoted
            |(story|article)\ continues?\ below.*|continue\ reading.*|(continues\ )?after\ (the\ )?advertisement.*
            |scroll\ (down\ )?(to|for)\ .*|keep\ scrolling.*
            |share(\ (this|on|via|by)\b.*)?|tweet(\ this)?|e-?mail(\ this)?|print(\ (this|article|page))?.{0,20}
            |like\ (us|this)\b.*|pin\ it|save|bookmark|facebook|twitter|whatsapp|linkedin|reddit|pinterest|copy\ link|link\ copied.*
            |follow\ (us|me|@|\S+\ on\ (twitter|facebook|instagram))\b.*|(join|find|like)\ us\ on\ .*
            |subscribe\b.{0,80}|sign\ up\ (for|to|here)\b.*|get\ (the|our)\ .{0,40}newsletters?.*|newsletter.{0,40}
            |text\ size.{0,20}|font\ size.{0,20}|story\ highlights|kudos|\d+\ kudos
            |read\ more|see\ more|show\ more|view\ more|load\ more|more|view\ (gallery|comments|all.*)|click\ (here
            |to)\b.{0,60}|tap\ here\b.*|loading\.*|close|play|watch|video|photos?|gallery|slideshow|menu|search|skip\ .*
            |comments?(\ \(?\d+(\ posted)?\)?)?|\d+\ comments?|leave\ a\ (comment|reply).*|no\ comments.*
            |post\ a\ comment.*|comments\ (are\ closed|off).*|be\ the\ first\ to\ comment.*
            |(blog\ )?comments\ powered\ by\ .*|join\ the\ (conversation|discussion).*|(view|show)\ (all\ )?\d*\ ?comments
            |(image|media|video|photo|picture)\ (caption|credit|source|copyright)s?|enlarge(\ (this\ )?image)?
            |hide\ caption|toggle\ caption|(file|stock)\ (photo|image)
            |this\ (video|content|feature|site|browser)\ (can\ ?not|cannot|is\ not|requires|does\ not|uses).*
            |(please\ )?(enable|turn\ on)\ javascript.*|your\ browser\ does\ not.*|javascript\ is\ (disabled
            |required).*|we\ use\ cookies.*|by\ (continuing|using)\ .*cookies.*
            |copyright\ .*|©.*|\(c\)\ .*|all\ rights\ reserved.*|.{0,80}\ all\ rights\ reserved\.?|(posted|filed)\ (in
            |under)\b.*|tags?:.*|tagged.*|topics?:.*|categor(y|ies):.*|(last\ )?(updated|modified|published
            |posted)(\ on|\ at)?:?\ .{0,40}\d.{0,30}|\d+\ (min(ute)?s?|shares?|views?|likes?)(\ read|\ ago)?
            |next(\ (article|post|story|page))?|previous(\ (article|post|story|page))?|back\ to\ top|return\ to\ top|top|«.*|.*\ »)\W*$
            """,
        RegexOptions.IgnorePatternWhitespace | RegexOptions.IgnoreCase
    )]
    private static partial Regex Filler();

    [GeneratedRegex(
        """
            ^\W*((read|see|watch|listen|more|also|related|further)(\ (more|also|next|this|on|now|here|reading|story
            |stories|coverage|article|articles|video))*(\ (about|from|on)\ .{0,60})?\s*[:\-–—>»|]
            |(photos?|gallery|pictures|video|slideshow|quiz|poll|live|more|story)\s*[:|]
            |(don.t\ miss|must\ read|recommended|read\ next|in\ case\ you\ missed\ it|you\ (may|might)\ also\ like)\W
            |(mehr\ (zum\ thema|dazu)|lesen\ sie\ (auch|mehr|hier)|lire\ aussi|à\ lire(\ aussi)?|voir\ aussi
            |lee\ (también|más)|leer\ más|leia\ (também|mais)|leggi\ anche|lees\ ook|läs\ (också|mer|även)|les\ også
            |læs\ også|czytaj\ (też|także|więcej)|zobacz\ (też|także)|читайте\ также|čtěte\ také|baca\ juga|اقرأ\ أيض|相关阅读|関連記事)\W?)
            """,
        RegexOptions.IgnorePatternWhitespace | RegexOptions.IgnoreCase
    )]
    private static partial Regex LeadElsewhere();
}
