// Specimens (JSON) → Word files by the npm package docx: node docx_maker.cjs specimens.json folder
const fs = require("fs");
const path = require("path");
const docx = require("docx");

const [, , source, folder] = process.argv;
const specimens = JSON.parse(fs.readFileSync(source, "utf8"));

function run(one, notes) {
  if (one.kind === "break") return new docx.TextRun({ break: 1 });
  if (one.kind === "note") {
    const id = Object.keys(notes).length + 1;
    notes[id] = { children: [new docx.Paragraph(one.text)] };
    return new docx.FootnoteReferenceRun(id);
  }
  return new docx.TextRun({
    text: one.text,
    bold: one.look === "strong" || undefined,
    italics: one.look === "emphasis" || undefined,
    superScript: one.look === "raised" || undefined,
    subScript: one.look === "lowered" || undefined,
  });
}

function block(one, notes) {
  if (one.kind === "table") {
    const rows = one.rows.map(
      (cells) => new docx.TableRow({ children: cells.map((words) => new docx.TableCell({ children: [new docx.Paragraph(words)] })) })
    );
    return new docx.Table({ rows });
  }
  const options = { children: one.runs.map((each) => run(each, notes)) };
  if (one.kind === "heading") options.heading = docx.HeadingLevel.HEADING_2;
  if (one.kind === "bullet") options.bullet = { level: 0 };
  if (one.kind === "number") options.numbering = { reference: "numbers", level: 0 };
  return new docx.Paragraph(options);
}

const levels = [{ level: 0, format: docx.LevelFormat.DECIMAL, text: "%1.", alignment: docx.AlignmentType.START }];
(async () => {
  for (const [number, specimen] of specimens.entries()) {
    const footnotes = {};
    const children = specimen.map((one) => block(one, footnotes));
    const numbering = { config: [{ reference: "numbers", levels }] };
    const document = new docx.Document({ numbering, footnotes, sections: [{ children }] });
    fs.writeFileSync(path.join(folder, `javascript-${number}.docx`), await docx.Packer.toBuffer(document));
  }
})();
