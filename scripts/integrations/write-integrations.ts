/** What editors and frameworks know of the element, from the manifest: dist/editors and dist/types. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { getWebTypesData } from 'custom-element-jet-brains-integration';
import { getVsCodeCssCustomData, getVsCodeHtmlCustomData } from 'custom-element-vs-code-integration';
import { createManifest, elementOf } from '../manifest/manifest.js';
import { root } from '../processes.js';
import { frameworkTypes } from './framework-types.js';

/** Tooltips show what can be written in markup: events and slots. Custom properties and parts have entries of their own. */
const tooltip = { hideMethodDocs: true, hideCssPartsDocs: true, hideCssPropertiesDocs: true };

/** The generators change the manifest that they are given, so each has its own. They are typed for manifests of elements only. */
const manifestOfElements = () => createManifest() as Parameters<typeof getWebTypesData>[0];

const editorData = (): Readonly<Record<string, string>> => ({
  'vscode.html-custom-data.json': getVsCodeHtmlCustomData(manifestOfElements(), tooltip),
  'vscode.css-custom-data.json': getVsCodeCssCustomData(manifestOfElements(), tooltip),
  'web-types.json': getWebTypesData(manifestOfElements(), tooltip),
});

const writeFolder = (folder: string, files: Readonly<Record<string, string>>): void => {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of Object.entries(files)) writeFileSync(`${folder}/${name}`, text);
};

export const writeIntegrations = (): void => {
  writeFolder(`${root}dist/types`, frameworkTypes(elementOf(createManifest())));
  writeFolder(`${root}dist/editors`, editorData());
};
