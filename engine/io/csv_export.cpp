#include "io/csv_export.h"

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>

#include "io/csv_writer.h"
#include "io/result_tables.h"

namespace muster::io {

namespace {

tl::unexpected<Problems> failure(std::string code, const std::string& path,
                                 const std::string& reason) {
  Problem problem;
  problem.code = std::move(code);
  problem.file = path;
  if (!reason.empty()) problem.arguments = {{"path", path}, {"reason", reason}};
  return tl::unexpected(Problems{std::move(problem)});
}

std::uint64_t writeFrame(const RecordingReader& recording, const RecordedFrame& frame,
                         CsvWriter& csv) {
  const RecordingInfo& info = recording.info();
  std::uint64_t rows = 0;
  for (std::size_t i = 0; i < frame.present.size(); ++i) {
    if (!frame.present[i]) continue;
    csv.cell(frame.time_s).cell(i).cell(info.groups[recording.agents()[i].group].id);
    csv.cell(spell(frame.status[i]));
    if (frame.space[i] == kNoSpace) {
      csv.cell("").cell("");
    } else {
      const RecordedSpace& space = info.spaces[frame.space[i]];
      csv.cell(info.levels[space.level].id).cell(space.id);
    }
    csv.cell(frame.position[i].x, 2).cell(frame.position[i].y, 2);
    csv.cell(frame.heading[i].x).cell(frame.heading[i].y).endRow();
    ++rows;
  }
  return rows;
}

}  // namespace

Result<CsvExport> exportCsv(RecordingReader& recording, const std::string& path,
                            Progress& progress) {
  const std::string part = path + ".part";
  std::error_code error;
  errno = 0;
  std::ofstream file(part, std::ios::binary | std::ios::trunc);
  if (!file) return failure("file.unwritable", path, std::strerror(errno));
  CsvWriter csv("time_s,agent,group,status,level,space,x_m,y_m,heading_x,heading_y");
  CsvExport report;
  for (std::size_t f = 0; f < recording.frames() && file; ++f) {
    progress.advance(static_cast<double>(f) / static_cast<double>(recording.frames()));
    if (progress.cancelled()) {
      file.close();
      std::filesystem::remove(part, error);
      return failure("export.cancelled", path, "");
    }
    auto frame = recording.frame(f);
    if (frame) {
      report.rows += writeFrame(recording, *frame, csv);
    } else if (report.notes.empty() ||
               report.notes.back().arguments != frame.error().front().arguments) {
      append(report.notes, std::move(frame.error()));
    }
    const std::string text = csv.take();
    file.write(text.data(), static_cast<std::streamsize>(text.size()));
  }
  errno = 0;
  file.close();
  if (file) std::filesystem::rename(part, path, error);
  if (!file || error) {
    const std::string reason = error ? error.message() : std::strerror(errno);
    std::filesystem::remove(part, error);
    return failure("file.unwritable", path, reason);
  }
  return report;
}

}  // namespace muster::io
