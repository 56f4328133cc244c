// An FDS run of 1000 frames: five quantities in two meshes of 60 × 34 cells, the size of a storey
// of four classrooms at 0.3 m; 86 MB of slices. Written to a folder of its own, removed at the end.
#include <benchmark/benchmark.h>

#include <bit>
#include <filesystem>
#include <fstream>
#include <memory>

#include <sys/resource.h>
#include <unistd.h>

#include "io/fds_source.h"
#include "plan/check.h"

namespace muster {
namespace {

namespace fs = std::filesystem;

constexpr int kFrames = 1000;
constexpr int kColumns = 60;
constexpr int kRows = 34;
constexpr double kCell_m = 0.3;

struct Quantity {
  const char* label;
  const char* unit;
  float value;
};
constexpr Quantity kQuantities[] = {{"TEMPERATURE", "C", 40},
                                    {"SOOT EXTINCTION COEFFICIENT", "1/m", 1},
                                    {"CARBON MONOXIDE VOLUME FRACTION", "mol/mol", 1e-4f},
                                    {"CARBON DIOXIDE VOLUME FRACTION", "mol/mol", 3e-3f},
                                    {"OXYGEN VOLUME FRACTION", "mol/mol", 0.2f}};

void put(std::string& to, std::uint32_t word) {
  for (int i = 0; i < 4; ++i) to += static_cast<char>(word >> (8 * i));
}

void putRecord(std::string& to, const std::string& record) {
  put(to, static_cast<std::uint32_t>(record.size()));
  to += record;
  put(to, static_cast<std::uint32_t>(record.size()));
}

std::string padded(std::string text) {
  text.resize(30, ' ');
  return text;
}

std::string words(std::initializer_list<std::uint32_t> values) {
  std::string bytes;
  for (const std::uint32_t value : values) put(bytes, value);
  return bytes;
}

void writeSlice(const fs::path& path, const Quantity& quantity) {
  std::string bytes;
  putRecord(bytes, padded(quantity.label));
  putRecord(bytes, padded("q"));
  putRecord(bytes, padded(quantity.unit));
  putRecord(bytes, words({0, kColumns, 0, kRows, 6, 6}));
  std::ofstream file(path, std::ios::binary);
  file << bytes;
  for (int frame = 0; frame < kFrames; ++frame) {
    std::string values;
    for (int i = 0; i < (kColumns + 1) * (kRows + 1); ++i) {
      const float share = static_cast<float>((i + frame) % 100) / 100;
      put(values, std::bit_cast<std::uint32_t>(quantity.value * share));
    }
    bytes.clear();
    putRecord(bytes, words({std::bit_cast<std::uint32_t>(static_cast<float>(frame))}));
    putRecord(bytes, values);
    file << bytes;
  }
}

std::string axis(const char* keyword, int cells, double from_m) {
  std::string text = std::string(keyword) + "\n 0\n";
  for (int i = 0; i <= cells; ++i)
    text += " " + std::to_string(i) + " " + std::to_string(from_m + kCell_m * i) + "\n";
  return text;
}

// The run, and a hall around it.
struct Run {
  Run() : folder(fs::temp_directory_path() / ("muster-fds-bench-" + std::to_string(::getpid()))) {
    fs::create_directories(folder);
    std::string smv = "CHID\n run\nNMESHES\n 2\n";
    std::string slices;
    for (int mesh = 1; mesh <= 2; ++mesh) {
      smv += "GRID M\n 60 34 11\n" + axis("TRNX", kColumns, (mesh - 1) * kColumns * kCell_m) +
             axis("TRNY", kRows, 0) + axis("TRNZ", 11, 0);
      for (const Quantity& quantity : kQuantities) {
        const std::string name =
            std::to_string(mesh) + "_" + std::to_string(&quantity - kQuantities) + ".sf";
        slices += "SLCF " + std::to_string(mesh) + "\n " + name + "\n " + quantity.label +
                  "\n q\n " + quantity.unit + "\n";
        writeSlice(folder / name, quantity);
      }
    }
    std::ofstream(folder / "run.smv") << smv << slices;
    fire.smv = (folder / "run.smv").string();
  }
  ~Run() { fs::remove_all(folder); }

  static plan::Campus hall() {
    plan::Draft draft;
    draft.buildings.push_back({"house", {}, {}});
    plan::DraftLevel level;
    level.id = "storey";
    level.building = "house";
    draft.levels.push_back(level);
    plan::DraftSpace space;
    space.id = "hall";
    space.level = "storey";
    space.category = plan::Category::room;
    space.shape.outer = geometry::rectangle({0, 0}, {36, 10.2});
    draft.spaces.push_back(space);
    plan::DraftOpening exit;
    exit.id = "exit";
    exit.level = "storey";
    exit.line = {{0, 1}, {0, 3}};
    exit.outside = true;
    draft.openings.push_back(exit);
    return std::move(*plan::check(draft).campus);
  }

  fs::path folder;
  hazard::FdsFire fire;
  plan::Campus campus = hall();
};

const Run& run() {
  static const Run instance;
  return instance;
}

double residentMegabytes() {
  struct rusage usage {};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) / 1024;
}

void openRun(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(io::fdsSource(run().fire, 0, run().campus));
}
BENCHMARK(openRun)->Unit(benchmark::kMillisecond);

// A World's way through the run, in steps of 0.05 s.
void readAllFrames(benchmark::State& state) {
  const auto source = io::fdsSource(run().fire, 0, run().campus)->source;
  for (auto _ : state) {
    const auto reading = source->open();
    for (int step = 0; step < 20 * kFrames; ++step) reading->moveTo(0.05 * step);
    if (!reading->problems().empty()) state.SkipWithError("a frame could not be read");
  }
  state.counters["MB_of_slices"] =
      1e-6 * static_cast<double>(io::fdsSummaryOf(*source)->bytesPerReading);
  state.counters["MB_resident_at_most"] = residentMegabytes();
}
BENCHMARK(readAllFrames)->Unit(benchmark::kMillisecond);

void breathe(benchmark::State& state) {
  const auto source = io::fdsSource(run().fire, 0, run().campus)->source;
  const auto reading = source->open();
  reading->moveTo(500.5);
  std::uint32_t place = 1;
  for (auto _ : state) {
    place = place * 1664525u + 1013904223u;
    const geometry::Vec2 p = {36.0 * (place >> 16) / 65536, 10.2 * (place & 0xffff) / 65536};
    benchmark::DoNotOptimize(reading->at(plan::SpaceId(0), p, 1.6));
  }
}
BENCHMARK(breathe);

}  // namespace
}  // namespace muster
