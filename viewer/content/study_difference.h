// What a study knows about the difference of two recordings that it left beside its file: over all
// its runs of both variants, with an interval. The figures are those of study/curve_difference.h.
//
// Thread rule: free functions; the reading goes on on a thread of its own.
#pragma once

#include <future>
#include <optional>
#include <string>

#include "report/words.h"
#include "study/curve_difference.h"
#include "viewer/content/document.h"
#include "viewer/content/plot.h"

namespace muster::viewer {

// This one less the other.
struct StudyDifference {
  plan::Name here, there;  // titles of the variants, or their ids
  std::size_t runsHere = 0, runsThere = 0;
  study::CurveDifference curves;
};
struct StudyDifferences {
  std::optional<StudyDifference> ofFirst, ofSecond;  // less the other one
};

// The recording that PATH (a study's folder or file) or PATH:VARIANT means; other paths as they
// are. Problems: those of study::readStored, study.unknown-variant, viewer.no-study-recording
// {value, path} of a variant that has none.
Result<std::string> recordingNamed(const std::string& path);
// The variant that a recording beside a study's file is called after.
std::optional<std::string> variantOf(const std::string& recording);
// Nothing unless both are runs of studies that left more than one.
std::future<StudyDifferences> compareStudies(const Document& first, const Document& second);
// Mean and band.
Plot studyDifferencePlot(const StudyDifference& difference, const report::Words& words);

}  // namespace muster::viewer
