// A peer for the benchmark: articles as sets of pairs of characters in Xapian, newest first, with their texts: of what is found the word and some
// characters around it are shown. Pairs alone: what has the pairs of the word elsewhere is found too, and counted.
// peer_xapian make FOLDER TEXTS            an article a line, newest first
// peer_xapian query FOLDER WORDS ANSWERS   a word a line; milliseconds of processor time of the first 50 and of the count, a line each
#include <algorithm>
#include <atomic>
#include <cstring>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <set>
#include <string>
#include <thread>
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

// Xapian is quick as long as what it holds is small: pieces are made on all processors and then put together.
enum { PIECE = 25000, AT_ONCE = 1000 };

static void make_piece(const std::string &folder, std::vector<std::string> &lines, size_t from, size_t to)
{
    Xapian::WritableDatabase db(folder, Xapian::DB_CREATE_OR_OVERWRITE | Xapian::DB_NO_SYNC | Xapian::DB_DANGEROUS |
                                            Xapian::DB_NO_TERMLIST);
    for (size_t i = to; i-- > from;) {
        Xapian::Document document;
        for (const std::string &pair : pairs(lines[i]))
            document.add_boolean_term(pair);
        document.set_data(lines[i]);
        db.add_document(document);
        if ((to - i) % AT_ONCE == 0)
            db.commit();
        std::string().swap(lines[i]);
    }
    db.commit();
}

static void make(const char *folder, const char *texts)
{
    std::ifstream in(texts);
    std::vector<std::string> lines, folders;
    for (std::string line; std::getline(in, line);)
        lines.push_back(line);
    for (size_t i = 0; i * PIECE < lines.size(); i++)
        folders.push_back(folder + ("." + std::to_string(i)));
    std::atomic<size_t> next(0);
    std::vector<std::thread> threads;
    for (unsigned i = 0; i < std::thread::hardware_concurrency(); i++)
        threads.emplace_back([&] {
            for (size_t k; (k = next++) < folders.size();)
                make_piece(folders[k], lines, k * PIECE, std::min((k + 1) * PIECE, lines.size()));
        });
    for (std::thread &thread : threads)
        thread.join();
    Xapian::Database all;
    for (size_t i = folders.size(); i-- > 0;) // the oldest first
        all.add_database(Xapian::Database(folders[i]));
    all.compact(folder);
    for (const std::string &piece : folders)
        std::filesystem::remove_all(piece);
}

// The word with its surroundings, cut by characters; empty when the text does not hold it.
static std::string surroundings(const std::string &text, const std::string &word)
{
    enum { AROUND = 60 }; // bytes: 20 characters
    size_t at = text.find(word);
    if (at == std::string::npos)
        return std::string();
    size_t from = at > AROUND ? at - AROUND : 0, to = std::min(at + word.size() + AROUND, text.size());
    while (from > 0 && (text[from] & 0xc0) == 0x80)
        from--;
    while (to < text.size() && (text[to] & 0xc0) == 0x80)
        to++;
    return text.substr(from, to - from);
}

static double ask(const Xapian::Database &db, const std::string &word, bool count)
{
    std::clock_t start = std::clock();
    std::vector<std::string> terms = pairs(word), shown;
    Xapian::Enquire enquire(db);
    enquire.set_query(Xapian::Query(Xapian::Query::OP_AND, terms.begin(), terms.end()));
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    enquire.set_docid_order(Xapian::Enquire::DESCENDING);
    if (count) {
        (void)enquire.get_mset(0, 0, db.get_doccount()).get_matches_estimated();
    } else {
        Xapian::MSet found = enquire.get_mset(0, 50);
        for (Xapian::MSetIterator i = found.begin(); i != found.end(); ++i)
            shown.push_back(surroundings(i.get_document().get_data(), word));
    }
    return 1000.0 * double(std::clock() - start) / CLOCKS_PER_SEC;
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
