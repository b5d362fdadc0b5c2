/** The classes of the events in the manifest, with the fields that a listener reads. */
import type { ClassDeclaration } from 'custom-elements-manifest';
import { firstVersionOf, isPublic, tidyMember, withSince } from './element-declaration.js';

/** The analyzer takes the arguments of a constructor for defaults. */
const fieldsOf = ({ members = [] }: ClassDeclaration): ClassDeclaration['members'] =>
  members.filter(isPublic).map((member) => {
    const { default: _argument, inheritedFrom: _internal, ...field } = tidyMember(member) as typeof member & { default?: string };
    return field as typeof member;
  });

export const declareEvents = (classes: readonly ClassDeclaration[]): readonly ClassDeclaration[] =>
  classes
    .filter(({ name }) => /^Unleash\w+Event$/.test(name))
    .map((declaration) => ({
      ...declaration,
      superclass: { name: 'Event', package: 'global:' },
      since: firstVersionOf(declaration),
      members: (fieldsOf(declaration) ?? []).map((field) => withSince(field, firstVersionOf(declaration))),
    }));
