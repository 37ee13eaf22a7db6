using System.Globalization;
using System.Text;

namespace NewsReader.Feeds;

/// <summary>The words by which publishers announce a list of related stories, in the languages that most news is in.</summary>
internal static class RelatedWords
{
    private static readonly HashSet<string> Phrases = [.. ((string[])
    [
        // English
        "related", "related articles", "related article", "related stories", "related story", "related news", "related posts", "related post", "related links", "related link", "related content", "related coverage",
        "related reading", "related headlines", "related topics", "related reports", "related items", "more on this story", "more on this", "more on this topic", "more stories", "more like this", "more coverage",
        "more news", "read also", "also read", "also see", "see also", "read more", "read next", "read this next", "further reading", "more reading", "you may also like", "you might also like", "you may also be interested in",
        "you might be interested in", "recommended", "recommended reading", "recommended stories", "dont miss", "in case you missed it", "more from this story", "must read", "explore more", "keep reading", "elsewhere", "read related", "related from the web",
        // German
        "lesen sie auch", "lies auch", "auch interessant", "mehr zum thema", "zum thema", "mehr dazu", "mehr zu diesem thema", "weitere artikel", "weitere artikel zum thema", "weitere meldungen", "weitere nachrichten", "weitere informationen",
        "weiterfuhrende links", "verwandte artikel", "verwandte themen", "ahnliche artikel", "das konnte sie auch interessieren", "das konnte dich auch interessieren", "siehe auch", "passend dazu", "lesen sie mehr", "mehr lesen", "lesetipps", "lesen sie hier mehr",
        // French
        "a lire aussi", "lire aussi", "a lire egalement", "lire egalement", "lisez aussi", "sur le meme sujet", "sur le meme theme", "voir aussi", "a voir aussi", "articles lies", "articles connexes", "articles associes", "articles similaires",
        "pour aller plus loin", "en savoir plus", "a decouvrir aussi", "dans la meme rubrique", "a lire", "plus sur le sujet",
        // Spanish
        "lea tambien", "lee tambien", "leer tambien", "tambien lee", "te puede interesar", "te podria interesar", "le puede interesar", "tambien te puede interesar", "puede interesarle", "noticias relacionadas", "articulos relacionados", "notas relacionadas",
        "contenido relacionado", "relacionado", "relacionados", "relacionadas", "ver tambien", "vea tambien", "vease tambien", "mira tambien", "mas informacion", "mas sobre este tema", "mas noticias", "leer mas", "lee mas", "no te pierdas", "sigue leyendo",
        // Italian
        "leggi anche", "leggi pure", "vedi anche", "articoli correlati", "notizie correlate", "correlati", "potrebbe interessarti", "potrebbe interessarti anche", "ti potrebbe interessare", "ti potrebbe interessare anche", "per approfondire", "approfondimenti", "guarda anche", "sullo stesso tema", "leggi di piu",
        // Portuguese
        "leia tambem", "leia mais", "ler tambem", "veja tambem", "veja mais", "saiba mais", "noticias relacionadas", "artigos relacionados", "materias relacionadas", "conteudo relacionado", "confira tambem", "mais sobre este assunto", "mais sobre o tema", "recomendadas",
        // Catalan, Romanian
        "llegeix tambe", "noticies relacionades", "citeste si", "cititi si", "citeste mai mult", "articole similare", "articole pe aceeasi tema", "stiri pe aceeasi tema",
        // Dutch
        "lees ook", "lees meer", "meer over dit onderwerp", "meer over", "gerelateerd", "gerelateerde artikelen", "gerelateerde berichten", "gerelateerd nieuws", "zie ook", "bekijk ook", "aanbevolen", "verder lezen",
        // Polish, Czech, Slovak
        "czytaj takze", "czytaj tez", "czytaj rowniez", "przeczytaj takze", "przeczytaj tez", "przeczytaj rowniez", "zobacz takze", "zobacz tez", "zobacz rowniez", "powiazane artykuły", "powiazane", "czytaj wiecej", "polecamy", "na ten temat", "wiecej na ten temat",
        "ctete take", "prectete si take", "prectete si", "souvisejici clanky", "souvisejici", "viz take", "mohlo by vas zajimat", "vice k tematu", "ctete vice", "precitajte si aj", "suvisiace clanky", "citajte aj", "suvisiace",
        // Hungarian, Finnish
        "kapcsolodo cikkek", "kapcsolodo", "kapcsolodo cikk", "olvassa el ezt is", "olvasd el ezt is", "lasd meg", "tovabbi cikkek", "ez is erdekelheti", "lue myos", "lue lisaa", "katso myos", "aiheesta lisaa", "lisaa aiheesta", "aiheeseen liittyvat artikkelit",
        // Swedish, Danish, Norwegian
        "las ocksa", "las aven", "las mer", "las mer om", "relaterat", "relaterade artiklar", "relaterade nyheter", "se aven", "mer om amnet", "læs ogsa", "læs mere", "relaterede artikler", "relateret", "se ogsa", "les ogsa", "les mer", "les mer om", "relaterte artikler", "relaterte saker", "relatert",
        // Russian, Ukrainian, Bulgarian, Serbian
        "читаите также", "читаите еще", "смотрите также", "см также", "по теме", "еще по теме", "материалы по теме", "новости по теме", "статьи по теме", "похожие статьи", "похожие материалы", "похожие новости", "связанные новости", "подробнее", "другие новости", "рекомендуем",
        "читаите також", "дивіться також", "за темою", "прочетете още", "вижте още", "свързани статии", "още по темата", "прочитаjте jош", "procitajte jos", "procitajte i", "povezane vesti", "povezani clanci", "citajte jos",
        // Greek, Turkish
        "διαβαστε επισης", "διαβαστε ακομα", "διαβαστε ακομη", "δειτε επισης", "δειτε ακομα", "σχετικα αρθρα", "σχετικες ειδησεις", "σχετικα", "ayrica okuyun", "bunu da okuyun", "bunlari da okuyun", "ilgili haberler", "ilgili haber", "ilgili yazilar", "ilgili icerikler",
        "bunlar da ilginizi cekebilir", "ilginizi cekebilir", "sunlar da ilginizi cekebilir", "benzer haberler", "oku", "ayrica bakiniz",
        // Arabic, Persian, Hebrew, Hindi
        "اقرا ايضا", "اقرا ايضًا", "اقرا المزيد", "مواضيع ذات صلة", "اخبار ذات صلة", "مقالات ذات صلة", "شاهد ايضا", "بیشتر بخوانید", "مطالب مرتبط", "اخبار مرتبط", "קראו גם", "כתבות נוספות", "קרא גם", "עוד בנושא", "यह भी पढें", "ये भी पढें", "संबंधित खबरें",
        // Indonesian, Vietnamese, Thai
        "baca juga", "berita terkait", "artikel terkait", "lihat juga", "simak juga", "xem them", "tin lien quan", "bai viet lien quan", "đoc them", "doc them", "ข่าวที่เกี่ยวข้อง", "อ่านเพิ่มเติม", "บทความที่เกี่ยวข้อง",
        // Japanese, Chinese, Korean
        "関連記事", "関連リンク", "関連ニュース", "関連", "関連トピックス", "関連情報", "あわせて読みたい", "合わせて読みたい", "こちらもおすすめ", "おすすめ記事", "この記事に関連するニュース", "相关文章", "相关阅读", "相关新闻", "相关报道", "相关链接", "延伸阅读", "推荐阅读", "更多阅读", "参见",
        "相關文章", "相關閱讀", "相關新聞", "相關報導", "相關報道", "相關連結", "延伸閱讀", "推薦閱讀", "更多閱讀", "更多新聞", "看更多", "관련기사", "관련 기사", "관련뉴스", "관련 뉴스", "관련 링크", "함께 보면 좋은 기사", "추천 기사", "더 보기",
    ]).Select(Fold)];

    /// <summary>True when a line, without the signs around it, is one of these phrases.</summary>
    public static bool Say(string line) => Phrases.Contains(Fold(line));

    // Letters, digits and single blanks, in lower case, without accents.
    private static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var c in text.Normalize(NormalizationForm.FormKD))
        {
            if (char.IsLetterOrDigit(c)) folded.Append(c == 'ı' ? 'i' : char.ToLowerInvariant(c));
            else if (char.IsWhiteSpace(c) || c is '-' or '/') { if (folded.Length > 0 && folded[^1] != ' ') folded.Append(' '); }
            else if (CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.SpacingCombiningMark) folded.Append(c);
        }
        return folded.ToString().Trim();
    }
}
