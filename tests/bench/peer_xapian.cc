// A peer for the benchmark: articles as sets of pairs of characters in Xapian, newest first. Pairs alone: hits are not verified.
// peer_xapian make FOLDER TEXTS            an article a line, newest first
// peer_xapian query FOLDER WORDS ANSWERS   a word a line; milliseconds of the first 50 and of the count, a line each
#include <chrono>
#include <cstring>
#include <fstream>
#include <set>
#include <string>
#include <vector>
#include <xapian.h>

static std::vector<std::string> pairs(const std::string &text)
{
    std::set<std::string> found;
    size_t before = std::string::npos;
    for (size_t at = 0, next; at < text.size(); at = next) {
        for (next = at + 1; next < text.size() && (text[next] & 0xc0) == 0x80;)
            next++;
        if (before != std::string::npos)
            found.insert(text.substr(before, next - before));
        before = at;
    }
    return std::vector<std::string>(found.begin(), found.end());
}

static void make(const char *folder, const char *texts)
{
    std::ifstream in(texts);
    std::vector<std::string> lines;
    for (std::string line; std::getline(in, line);)
        lines.push_back(line);
    Xapian::WritableDatabase db(folder, Xapian::DB_CREATE_OR_OVERWRITE);
    for (size_t i = lines.size(); i-- > 0;) {
        Xapian::Document document;
        for (const std::string &pair : pairs(lines[i]))
            document.add_boolean_term(pair);
        db.add_document(document);
    }
    db.commit();
}

static double ask(const Xapian::Database &db, const std::string &word, bool count)
{
    auto start = std::chrono::steady_clock::now();
    std::vector<std::string> terms = pairs(word);
    Xapian::Enquire enquire(db);
    enquire.set_query(Xapian::Query(Xapian::Query::OP_AND, terms.begin(), terms.end()));
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    enquire.set_docid_order(Xapian::Enquire::DESCENDING);
    Xapian::MSet found = count ? enquire.get_mset(0, 0, db.get_doccount()) : enquire.get_mset(0, 50);
    for (Xapian::MSetIterator i = found.begin(); i != found.end(); ++i)
        (void)*i;
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
}

int main(int argc, char **argv)
{
    if (argc == 4 && !strcmp(argv[1], "make")) {
        make(argv[2], argv[3]);
    } else if (argc == 5 && !strcmp(argv[1], "query")) {
        Xapian::Database db(argv[2]);
        std::ifstream in(argv[3]);
        std::ofstream out(argv[4]);
        for (std::string word; std::getline(in, word);) {
            double first = ask(db, word, false);
            out << first << ' ' << ask(db, word, true) << '\n';
        }
    } else {
        return 2;
    }
    return 0;
}
